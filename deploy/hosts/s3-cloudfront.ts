import { cloudfrontFunction } from './cloudfront-function.ts'
import { cloudfrontTemplate } from './cloudfront-template.ts'
import type { Host, PreparedSite } from './host.ts'
import { json } from './paths.ts'

export const s3CloudFront: Host = {
  title: 'S3 and CloudFront',
  root: 'public/',
  files: (site) => ({
    'template.json': json(cloudfrontTemplate(site.headers, cloudfrontFunction(site.headers))),
    'upload.sh': uploadScript(site),
  }),
}

/**
 * Cache-Control is metadata of each object, so that a missing asset has none, and gets the value for errors from the
 * template. Assets come first, because a page that is already public may name them.
 */
function uploadScript({ headers: { base, cache } }: PreparedSite): string {
  const folders = cache.rules.filter(({ path }) => path.endsWith('/*'))
  const files = cache.rules.filter(({ path }) => !path.endsWith('/*'))
  const ownRule = cache.rules.map(({ path }) => ` --exclude '${base.slice(1)}${path}'`).join('')
  return `#!/bin/sh
# Written by "latchkey prepare --host s3-cloudfront". Creates or updates the stack, and uploads the files.
# Usage: sh upload.sh <stack> [ParameterKey=Value ...]
# Parameters: DomainName and CertificateArn, a certificate of AWS Certificate Manager in us-east-1.
set -eu
stack=\${1:?"Name the CloudFormation stack: sh upload.sh latchkey"}
shift
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)

if [ "$#" -gt 0 ]; then
  aws cloudformation deploy --stack-name "$stack" --template-file "$here/template.json" --no-fail-on-empty-changeset \\
    --parameter-overrides "$@"
else
  aws cloudformation deploy --stack-name "$stack" --template-file "$here/template.json" --no-fail-on-empty-changeset
fi
output() {
  aws cloudformation describe-stacks --stack-name "$stack" --output text \\
    --query "Stacks[0].Outputs[?OutputKey=='$1'].OutputValue"
}
bucket=$(output Bucket)

${folders.map(({ path, value }) => `aws s3 cp "$here/public${base}${path.slice(0, -1)}" "s3://$bucket${base}${path.slice(0, -1)}" --recursive --cache-control '${value}'`).join('\n')}
${files.map(({ path, value }) => `aws s3 cp "$here/public${base}${path}" "s3://$bucket${base}${path}" --cache-control '${value}'`).join('\n')}
aws s3 cp "$here/public/" "s3://$bucket/" --recursive${ownRule} \\
  --cache-control '${cache.rest}'
output Url
`
}
