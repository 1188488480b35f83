import type { SiteHeaders } from '../headers.ts'

/** Returns a CloudFormation template: a private bucket, and a distribution that serves it. JSON needs no escaping. */
export function cloudfrontTemplate(headers: SiteHeaders, functionCode: string): object {
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'Latchkey, a console on S3 and CloudFront',
    Parameters: {
      DomainName: { Type: 'String', Default: '', Description: 'Host of the console, such as console.example.com' },
      CertificateArn: { Type: 'String', Default: '', Description: 'Certificate of that host, in us-east-1' },
    },
    Conditions: { HasDomain: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'DomainName' }, ''] }] } },
    Resources: {
      Bucket: {
        Type: 'AWS::S3::Bucket',
        Properties: {
          PublicAccessBlockConfiguration: {
            BlockPublicAcls: true,
            BlockPublicPolicy: true,
            IgnorePublicAcls: true,
            RestrictPublicBuckets: true,
          },
        },
      },
      BucketPolicy: bucketPolicy,
      AccessControl: {
        Type: 'AWS::CloudFront::OriginAccessControl',
        Properties: {
          OriginAccessControlConfig: {
            Name: { Ref: 'AWS::StackName' },
            OriginAccessControlOriginType: 's3',
            SigningBehavior: 'always',
            SigningProtocol: 'sigv4',
          },
        },
      },
      Pages: {
        Type: 'AWS::CloudFront::Function',
        Properties: {
          Name: { Ref: 'AWS::StackName' },
          AutoPublish: true,
          FunctionCode: functionCode,
          FunctionConfig: { Comment: 'index.html for each page', Runtime: 'cloudfront-js-2.0' },
        },
      },
      Headers: {
        Type: 'AWS::CloudFront::ResponseHeadersPolicy',
        Properties: { ResponseHeadersPolicyConfig: { Name: { Ref: 'AWS::StackName' }, ...headersPolicy(headers) } },
      },
      CachePolicy: cachePolicy,
      Distribution: distribution,
    },
    Outputs: {
      Bucket: { Value: { Ref: 'Bucket' } },
      Url: {
        Value: {
          'Fn::If': [
            'HasDomain',
            { 'Fn::Sub': `https://\${DomainName}${headers.base}` },
            { 'Fn::Sub': `https://\${Distribution.DomainName}${headers.base}` },
          ],
        },
      },
    },
  }
}

/** Without the right to list the bucket, S3 answers 403 for a missing object, which the distribution turns into 404. */
const bucketPolicy = {
  Type: 'AWS::S3::BucketPolicy',
  Properties: {
    Bucket: { Ref: 'Bucket' },
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 's3:GetObject',
          Principal: { Service: 'cloudfront.amazonaws.com' },
          Resource: { 'Fn::Sub': '${Bucket.Arn}/*' },
          Condition: {
            StringEquals: {
              'AWS:SourceArn': {
                'Fn::Sub': 'arn:${AWS::Partition}:cloudfront::${AWS::AccountId}:distribution/${Distribution}',
              },
            },
          },
        },
      ],
    },
  },
}

/** A minimum above 0 would keep `no-store` responses at the edge. Compression needs a maximum above 0. */
const cachePolicy = {
  Type: 'AWS::CloudFront::CachePolicy',
  Properties: {
    CachePolicyConfig: {
      Name: { Ref: 'AWS::StackName' },
      MinTTL: 0,
      DefaultTTL: 0,
      MaxTTL: 31536000,
      ParametersInCacheKeyAndForwardedToOrigin: {
        EnableAcceptEncodingBrotli: true,
        EnableAcceptEncodingGzip: true,
        CookiesConfig: { CookieBehavior: 'none' },
        HeadersConfig: { HeaderBehavior: 'none' },
        QueryStringsConfig: { QueryStringBehavior: 'none' },
      },
    },
  },
}

const distribution = {
  Type: 'AWS::CloudFront::Distribution',
  Properties: {
    DistributionConfig: {
      Enabled: true,
      HttpVersion: 'http2and3',
      IPV6Enabled: true,
      Aliases: { 'Fn::If': ['HasDomain', [{ Ref: 'DomainName' }], { Ref: 'AWS::NoValue' }] },
      ViewerCertificate: {
        'Fn::If': [
          'HasDomain',
          {
            AcmCertificateArn: { Ref: 'CertificateArn' },
            MinimumProtocolVersion: 'TLSv1.2_2021',
            SslSupportMethod: 'sni-only',
          },
          { CloudFrontDefaultCertificate: true },
        ],
      },
      Origins: [
        {
          Id: 'bucket',
          DomainName: { 'Fn::GetAtt': ['Bucket', 'RegionalDomainName'] },
          OriginAccessControlId: { Ref: 'AccessControl' },
          S3OriginConfig: { OriginAccessIdentity: '' },
        },
      ],
      DefaultCacheBehavior: {
        TargetOriginId: 'bucket',
        ViewerProtocolPolicy: 'redirect-to-https',
        Compress: true,
        AllowedMethods: ['GET', 'HEAD'],
        CachePolicyId: { Ref: 'CachePolicy' },
        ResponseHeadersPolicyId: { Ref: 'Headers' },
        FunctionAssociations: [
          { EventType: 'viewer-request', FunctionARN: { 'Fn::GetAtt': ['Pages', 'FunctionMetadata.FunctionARN'] } },
        ],
      },
      CustomErrorResponses: [403, 404].map((ErrorCode) => ({
        ErrorCode,
        ResponseCode: 404,
        ResponsePagePath: '/404.html',
        ErrorCachingMinTTL: 0,
      })),
    },
  },
}

/** CloudFront has fields for some headers, and refuses these as custom headers. */
function headersPolicy({ every, cache }: SiteHeaders): object {
  const {
    'Strict-Transport-Security': hsts,
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': _nosniff,
    'Referrer-Policy': referrerPolicy,
    ...others
  } = every
  return {
    SecurityHeadersConfig: {
      ContentSecurityPolicy: { ContentSecurityPolicy: policy, Override: true },
      ContentTypeOptions: { Override: true },
      ReferrerPolicy: { ReferrerPolicy: referrerPolicy, Override: true },
      ...(hsts !== undefined && { StrictTransportSecurity: { ...parsedHsts(hsts), Override: true } }),
    },
    CustomHeadersConfig: {
      Items: [
        ...Object.entries(others).map(([Header, Value]) => ({ Header, Value, Override: true })),
        // Each object in the bucket has its own value. Errors have none.
        { Header: 'Cache-Control', Value: cache.rest, Override: false },
      ],
    },
  }
}

function parsedHsts(hsts: string) {
  return {
    AccessControlMaxAgeSec: Number(/max-age=(\d+)/.exec(hsts)?.[1] ?? 0),
    IncludeSubdomains: hsts.includes('includeSubDomains'),
    Preload: hsts.includes('preload'),
  }
}
