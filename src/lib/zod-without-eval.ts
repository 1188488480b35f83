import * as z from 'zod/mini'

// Zod tries `new Function` for speed. A strict content security policy blocks that, and the browser reports a
// violation.
z.config({ jitless: true })
