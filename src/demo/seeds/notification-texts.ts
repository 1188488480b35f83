import type { NotificationRow } from '~/demo/data/rows'

export type NotificationText = Pick<NotificationRow, 'type' | 'title' | 'message' | 'payload' | 'project'>

const DOCS = 'https://docs.demo.example'
// This API sends numeric IDs as text.
const sales = { id: '6208', name: 'Sales reporting' }
const customers = { id: '6311', name: 'Customer 360' }
const warehouse = { id: '5904', name: 'Warehouse EU' }

const STORAGE = { limit: 'kbc.storageSizeBytes' }
const ADMINS = { limit: 'kbc.adminsCount' }

/** Notifications of the last sixty days, newest first. */
export const notifications: (NotificationText & { hoursAgo: number; isUnread?: true })[] = [
  {
    hoursAgo: 0,
    isUnread: true,
    type: 'limit',
    title: 'Your project is over quota!',
    message: 'Limit kbc.storageSizeBytes has been crossed',
    payload: STORAGE,
    project: sales,
  },
  {
    hoursAgo: 3,
    isUnread: true,
    type: 'global',
    title: 'Maintenance on Saturday, 06:00–08:00 UTC',
    message: `Running jobs are **paused** and resume automatically afterward. What to expect:

- No jobs will fail.
- The console will be read-only for about 20 minutes.
- Tokens and keys will keep working.

Follow the progress on the [status page](https://status.demo.example/).`,
  },
  {
    hoursAgo: 8,
    isUnread: true,
    type: 'common',
    title: 'MySQL extractor v1 shuts down on January 31',
    message: `Two configurations in this project still use \`ex-db-mysql-v1\`. [Migrate them](${DOCS}/migrate/mysql) before then. Each migration takes about *ten minutes*.`,
    project: customers,
  },
  {
    hoursAgo: 26,
    isUnread: true,
    type: 'common',
    title: 'Migration plan for the new query engine',
    message: `The new query engine reads your tables two to five times faster. **Nothing changes today.** Use this schedule to plan the migration with your team.

1. Week 1: every query runs on both engines. You get the old engine's results while we compare the two.
2. Week 2: you can choose the engine for each project under *Settings → Query engine*, and switch back at any time.
3. Week 4: new projects start on the new engine.
4. After three months, we turn off the old engine.

Check three differences before week 2:

- **Dates without a time zone** are read as UTC. The old engine used the project's time zone, so results differed around daylight saving changes.
- **Empty strings** are no longer equal to \`NULL\`. A condition such as \`WHERE note <> ''\` may return more rows than before.
- **Column names** are case-sensitive. If a table has both, \`SELECT Total\` and \`SELECT total\` return different columns.

If one of your transformations relies on the old behavior, its page now shows the affected line and a suggested fix. The [full comparison](${DOCS}/query-engine/differences) has an example of each difference and a list of new functions.

There is no fixed deadline before the three months end. If your project needs more time, contact [support](mailto:support@demo.example) and we will agree on a date.`,
    project: warehouse,
  },
  { hoursAgo: 31, isUnread: true, type: 'global', title: 'Maintenance complete. All services are running again.' },
  {
    hoursAgo: 3 * 24,
    type: 'limit',
    title: 'Your project has too many users',
    message: 'Limit kbc.adminsCount has been crossed',
    payload: ADMINS,
    project: customers,
  },
  {
    // Contains HTML and dangerous links, which the app must show as text.
    hoursAgo: 4 * 24,
    isUnread: true,
    type: 'common',
    title: 'Import of <legacy> orders finished',
    message: `<img src="x" onerror="document.title='broken'"><b>12 files</b> were imported. <script>document.title='broken'</script>

[Show the log](javascript:alert(document.domain)) or [open it here](data:text/html,<script>alert(1)</script>), and see ![a picture](https://pictures.demo.example/import.png).`,
    project: sales,
  },
  {
    hoursAgo: 6 * 24,
    type: 'common',
    title: 'Rotate the credentials of “Orders API”',
    message: `These credentials are more than a year old. Create new ones and enter them in [the configuration](${DOCS}/components/orders-api). The flow *Orders, hourly* keeps running until then.`,
    project: sales,
  },
  {
    hoursAgo: 7 * 24,
    type: 'global',
    title: 'Two new regions: Zürich and São Paulo',
    message: `You can now create projects in these regions or [move existing projects](${DOCS}/regions/move) there.`,
  },
  {
    hoursAgo: 9 * 24,
    isUnread: true,
    type: 'common',
    title: 'Python 3.10 transformations stop in 30 days',
    message: `Set the version to \`3.13\` under *Advanced*. Most code runs unchanged. See [the exceptions](${DOCS}/python/3.13).`,
    project: warehouse,
  },
  {
    hoursAgo: 12 * 24,
    type: 'limit',
    title: 'Your project is over quota!',
    message: 'Limit kbc.storageSizeBytes has been crossed',
    payload: STORAGE,
    project: warehouse,
  },
  {
    hoursAgo: 13 * 24,
    type: 'common',
    title: 'Warehouse maintenance tonight',
    message: 'Queries may be slower from 22:00 to 22:30 UTC. **No action is required.**',
    project: warehouse,
  },
  {
    hoursAgo: 17 * 24,
    type: 'common',
    title: 'Google Analytics (Universal) no longer delivers data',
    message: `Google shut down this source. [Use the GA4 component](${DOCS}/components/ga4) and keep the old tables as an archive.`,
    project: customers,
  },
  {
    hoursAgo: 21 * 24,
    type: 'global',
    title: 'Maintenance finished early',
    message: 'It took only *11 minutes*.',
  },
  {
    hoursAgo: 27 * 24,
    type: 'common',
    title: 'Unused tables will be deleted',
    message:
      'In 14 days, we will delete all tables in `out.c-tmp` without a read in the past year. To keep a table, add a description to it.',
    project: sales,
  },
  {
    hoursAgo: 27 * 24 + 5,
    type: 'limit',
    title: 'Your project has too many users',
    message: 'Limit kbc.adminsCount has been crossed',
    payload: ADMINS,
    project: sales,
  },
  {
    hoursAgo: 34 * 24,
    type: 'common',
    title: 'Reminder: convert “Daily sales” to a flow',
    message: `Flows replace orchestrations. To convert an orchestration:

1. Open it.
2. Choose **Convert to a flow**.
3. Compare the next run with the last one.`,
    project: sales,
  },
  {
    hoursAgo: 43 * 24,
    type: 'global',
    title: 'Log in with a security key',
    message: `You can now log in with a security key or a passkey. [Learn how to set it up](${DOCS}/security/passkeys).`,
  },
  {
    hoursAgo: 52 * 24,
    type: 'common',
    title: 'SFTP writer replaces FTP writer',
    message: `Use *SFTP writer* for new configurations. Existing FTP writers keep running until you change them.`,
    project: customers,
  },
  {
    hoursAgo: 59 * 24,
    type: 'global',
    title: 'Maintenance on Sunday, 05:00–06:00 UTC',
    message: 'Jobs wait for up to an hour and then start automatically.',
  },
]

/** Notifications that the condition "notifications-arrive" adds, in this order. After the last one, the first one follows. */
export const arrivingNotifications: NotificationText[] = [
  {
    type: 'common',
    title: 'Flow “Orders, hourly” failed',
    message: `Step 3 of 5 timed out. [Open the run](${DOCS}/flows/runs), or wait for the automatic retry in one hour.`,
    project: sales,
  },
  { type: 'global', title: 'Some jobs start late', message: 'We are **investigating** the delay.' },
  {
    type: 'limit',
    title: 'Your project is over quota!',
    message: 'Limit kbc.storageSizeBytes has been crossed',
    payload: STORAGE,
    project: customers,
  },
]

/** The condition "notifications-hostile" gives these messages to the newest notifications. */
export const hostileMessages: string[] = [
  '>'.repeat(4_000),
  `${'- '.repeat(2_000)}Nested lists`,
  'A long text. '.repeat(100_000),
  'Log in at [https://login.example.com](https://phish.example/), or [review your keys](https:/api-keys/new?name=x).',
]
