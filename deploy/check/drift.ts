/** How a header differs from the expected one. `isCertain` is false if the difference may be right. */
export type Drift = { text: string; isCertain: boolean }

export const drift = (text: string, isCertain = true): Drift => ({ text, isCertain })
