import type { Database } from './database'
import { initialManageState } from './manage-state'
import { initialManagementTokenState } from './management-token-state'
import type { Scenario } from './scenarios'

/** Switches the scenario. New data discards all changes to keys, tokens, and messages. A new condition keeps them. */
export function setScenario(database: Database, { data, condition }: Partial<Scenario>): void {
  database.change((state) => {
    if (data !== undefined && data !== state.scenario.data) {
      state.scenario.data = data
      state.seededAt = Date.now()
      state.apiKeyEdits = {}
      state.apiKeyDrafts = {}
      state.managementTokens = initialManagementTokenState()
      state.manage = initialManageState()
    }
    if (condition !== undefined) {
      state.scenario.condition = condition
      state.managementTokens.hasCreateFailed = false
      for (const edits of Object.values(state.manage.notifications)) edits.hasReadFirstPage = false
      state.identity.isSessionExpired = condition === 'session-expired'
      if (state.identity.isSessionExpired) state.identity.session = null
    }
  })
}
