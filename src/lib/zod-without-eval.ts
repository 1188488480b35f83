import * as z from 'zod/mini'

// Zod tries `new Function` to go faster, which a strict content security policy blocks and reports.
z.config({ jitless: true })
