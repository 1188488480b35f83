import { azure } from './azure.ts'
import { caddy } from './caddy.ts'
import { cloudflare } from './cloudflare.ts'
import { container } from './container.ts'
import { firebase } from './firebase.ts'
import type { Host } from './host.ts'
import { netlify } from './netlify.ts'
import { nginx } from './nginx.ts'
import { s3CloudFront } from './s3-cloudfront.ts'
import { vercel } from './vercel.ts'

/** Every host by its name on the command line. */
export const hosts = {
  nginx,
  caddy,
  cloudflare,
  netlify,
  vercel,
  's3-cloudfront': s3CloudFront,
  firebase,
  azure,
  container,
} satisfies Record<string, Host> as Record<string, Host>
