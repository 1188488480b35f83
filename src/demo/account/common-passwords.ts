/** Some notorious passwords, in lowercase. The last two lines are long and varied enough to pass every other rule. */
export const COMMON_PASSWORDS = new Set(
  `123456 password 12345678 qwerty 123456789 12345 1234 111111 1234567 dragon 123123 baseball abc123 football monkey
  letmein shadow master 666666 qwertyuiop 123321 mustang 1234567890 michael 654321 superman 1qaz2wsx 7777777 121212
  000000 qazwsx 123qwe killer trustno1 jordan jennifer zxcvbnm asdfgh hunter buster soccer harley batman andrew tigger
  sunshine iloveyou charlie robert thomas hockey ranger daniel starwars password1 welcome1
  p@ssw0rd2024 p@ssw0rd2026 letmein!2026 iloveyou!2026 password!2026 welcome!2026 trustno1!2026 qwertz!2026
  summer!2026! winter!2026!`.split(/\s+/),
)
