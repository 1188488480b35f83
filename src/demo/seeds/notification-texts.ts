import type { NoticeRow } from '~/demo/data/api-json'

export type NoticeText = Pick<NoticeRow, 'type' | 'title' | 'message' | 'payload' | 'project'>

const DOCS = 'https://docs.demo.example'
/** A number as a text, which is how this API sends it. */
const sales = { id: '6208', name: 'Sales reporting' }
const customers = { id: '6311', name: 'Customer 360' }
const warehouse = { id: '5904', name: 'Warehouse EU' }

const STORAGE = { limit: 'kbc.storageSizeBytes' }
const ADMINS = { limit: 'kbc.adminsCount' }

/** What the platform has told people in the last sixty days, the newest first. */
export const notifications: (NoticeText & { hoursAgo: number; isUnread?: true })[] = [
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
    message: `Jobs that run then are **paused** and go on by themselves. What it means for you:

- no job fails because of it,
- the console is read-only for about 20 minutes,
- tokens and keys keep working.

Follow it on the [status page](https://status.demo.example/).`,
  },
  {
    hoursAgo: 8,
    isUnread: true,
    type: 'common',
    title: 'The MySQL extractor v1 ends on 31 January',
    message: `Two configurations here still use \`ex-db-mysql-v1\`. [Migrate them](${DOCS}/migrate/mysql), which takes about *ten minutes* each.`,
    project: customers,
  },
  {
    hoursAgo: 26,
    isUnread: true,
    type: 'common',
    title: 'How the move to the new query engine will go',
    message: `The new query engine reads the same tables two to five times faster. **Nothing changes for you today.** This is how the move will go, so that you can plan it with your team.

1. In the first week every query runs on both engines. You get the answer of the old one, and we compare the two.
2. In the second week you can choose per project, under *Settings → Query engine*, and go back as often as you like.
3. From the fourth week on new projects start on the new engine.
4. After three months the old engine is switched off.

Three things work differently, and are worth a look before the second week:

- **Dates without a zone** are read as UTC. The old engine took the zone of the project, which gave other results in March and October.
- **Empty texts** are no longer the same as \`NULL\`. A condition such as \`WHERE note <> ''\` may return more rows than before.
- **Names of columns** keep their case. \`SELECT Total\` and \`SELECT total\` are two columns now, if the table has both.

If a transformation relies on one of these, its page says so from today on, with the line in question and a proposal. The [full comparison](${DOCS}/query-engine/differences) has an example for each, and a list of the functions that are new.

Nobody has to do anything on a fixed day. If your project cannot move within three months, write to [support](mailto:support@demo.example), and we shall find a date together.`,
    project: warehouse,
  },
  { hoursAgo: 31, isUnread: true, type: 'global', title: 'Maintenance has ended. Everything is running again.' },
  {
    hoursAgo: 3 * 24,
    type: 'limit',
    title: 'Your project has too many users',
    message: 'Limit kbc.adminsCount has been crossed',
    payload: ADMINS,
    project: customers,
  },
  {
    // From a system that lets people write anything: what is no Markdown, and what must lead nowhere.
    hoursAgo: 4 * 24,
    isUnread: true,
    type: 'common',
    title: 'Import of <legacy> orders finished',
    message: `<img src="x" onerror="document.title='broken'"><b>12 files</b> were imported. <script>document.title='broken'</script>

[Show the log](javascript:alert(document.domain)) or [show it here](data:text/html,<script>alert(1)</script>), and see ![a picture](https://pictures.demo.example/import.png).`,
    project: sales,
  },
  {
    hoursAgo: 6 * 24,
    type: 'common',
    title: 'Rotate the credentials of “Orders API”',
    message: `They are older than a year. Make new ones, then replace them in [the configuration](${DOCS}/components/orders-api). Until then the flow *Orders, hourly* goes on as before.`,
    project: sales,
  },
  {
    hoursAgo: 7 * 24,
    type: 'global',
    title: 'Two new regions: Zürich and São Paulo',
    message: `New projects can be made there from today. Existing ones [can be moved](${DOCS}/regions/move).`,
  },
  {
    hoursAgo: 9 * 24,
    isUnread: true,
    type: 'common',
    title: 'Python 3.10 transformations stop in 30 days',
    message: `Set the version to \`3.13\` under *Advanced*. Most code runs unchanged; [this list](${DOCS}/python/3.13) has what does not.`,
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
    title: 'Maintenance of your warehouse tonight',
    message: 'From 22:00 to 22:30 UTC queries may take longer than usual. **Nothing has to be done.**',
    project: warehouse,
  },
  {
    hoursAgo: 17 * 24,
    type: 'common',
    title: 'Google Analytics (Universal) has no more data',
    message: `The source was switched off by Google. [Use the GA4 component](${DOCS}/components/ga4), and keep the old tables as an archive.`,
    project: customers,
  },
  { hoursAgo: 21 * 24, type: 'global', title: 'A shorter maintenance than planned', message: 'It took *11 minutes*.' },
  {
    hoursAgo: 27 * 24,
    type: 'common',
    title: 'Storage is being cleaned up',
    message:
      'Tables in `out.c-tmp` that nobody has read for a year are deleted in 14 days. Keep one by giving it a description.',
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
    title: 'Reminder: move “Daily sales” to flows',
    message: `Orchestrations become flows. One click does it:

1. Open the orchestration.
2. Choose **Convert to a flow**.
3. Compare the next run with the last one.`,
    project: sales,
  },
  {
    hoursAgo: 43 * 24,
    type: 'global',
    title: 'Sign-in with a security key',
    message: `You can now use a security key or a passkey. [How to set it up](${DOCS}/security/passkeys).`,
  },
  {
    hoursAgo: 52 * 24,
    type: 'common',
    title: 'The FTP writer was replaced',
    message: `Use *SFTP writer* from now on. The old one still runs until it is changed.`,
    project: customers,
  },
  {
    hoursAgo: 59 * 24,
    type: 'global',
    title: 'Maintenance on Sunday, 05:00–06:00 UTC',
    message: 'Jobs wait for up to an hour and then start by themselves.',
  },
]

/** What arrives while somebody is looking, again and again. */
export const noticesToCome: NoticeText[] = [
  {
    type: 'common',
    title: 'Flow “Orders, hourly” has failed',
    message: `Step 3 of 5 got no answer. [Open the run](${DOCS}/flows/runs), or wait: it is tried again in an hour.`,
    project: sales,
  },
  { type: 'global', title: 'Some jobs start late', message: 'We are **looking into it**.' },
  {
    type: 'limit',
    title: 'Your project is over quota!',
    message: 'Limit kbc.storageSizeBytes has been crossed',
    payload: STORAGE,
    project: customers,
  },
]
