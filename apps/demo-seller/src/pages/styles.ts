/** The one style sheet. Colors follow the marketplace, so that both feel like one journey. */
export const styles = `
:root {
  color-scheme: light dark;
  --ink: #101828; --second: #475467; --hint: #667085; --line: #e4e7ec; --page: #f7f8fa; --card: #fff;
  --primary: #2457f5; --primary-hover: #1b45cc; --tint: #eef3ff;
  --good: #067647; --good-tint: #ecfdf3; --warn: #b54708; --warn-tint: #fffaeb; --bad: #b42318; --bad-tint: #fef3f2;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #f2f4f7; --second: #c3cad6; --hint: #98a2b3; --line: #2b3444; --page: #0d131f; --card: #151d2c;
    --primary: #84a5ff; --primary-hover: #a8bfff; --tint: #1b2a4d;
    --good: #75e0a7; --good-tint: #0d2b1f; --warn: #fec84b; --warn-tint: #33240c; --bad: #fda29b; --bad-tint: #391714;
  }
}
* { box-sizing: border-box; }
html { text-autospace: normal; }
body {
  margin: 0; min-height: 100vh; display: flex; flex-direction: column; background: var(--page); color: var(--ink);
  font: 14px/1.6 system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC',
    'Noto Sans CJK SC', sans-serif;
}
h1, h2, p, dl, dd, ul { margin: 0; padding: 0; }
h1 { font-size: 28px; line-height: 1.3; letter-spacing: -0.01em; }
h2 { font-size: 16px; line-height: 1.5; }
a { color: var(--primary); text-decoration: none; }
a:hover { color: var(--primary-hover); text-decoration: underline; }
:focus-visible { outline: 3px solid var(--primary); outline-offset: 2px; border-radius: 4px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 16px; top: 12px; background: var(--card); padding: 8px 12px; z-index: 1; }
.top { background: var(--card); border-bottom: 1px solid var(--line); }
.top > div { max-width: 1200px; margin: 0 auto; min-height: 60px; padding: 8px 24px; display: flex; gap: 12px 20px;
  align-items: center; flex-wrap: wrap; }
.brand { display: flex; gap: 10px; align-items: center; font-weight: 600; font-size: 16px; color: var(--ink); }
.brand:hover { color: var(--ink); text-decoration: none; }
.mark { width: 32px; height: 32px; flex: none; border-radius: 25%; }
.top nav { display: flex; gap: 4px; }
.top nav a { padding: 6px 12px; border-radius: 6px; color: var(--second); }
.top nav a[aria-current] { background: var(--tint); color: var(--primary); font-weight: 600; }
.end { margin-left: auto; display: flex; gap: 16px; align-items: center; color: var(--second); }
.end form { display: flex; }
main { flex: 1; width: 100%; max-width: 1200px; margin: 0 auto; padding: 32px 24px 56px; }
footer { color: var(--hint); font-size: 12px; text-align: center; padding: 20px 24px 28px; }
.lead { color: var(--second); font-size: 16px; max-width: 46em; margin-top: 8px; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 20px 24px; min-width: 0; }
.stack { display: grid; gap: 20px; margin-top: 28px; }
.card > header { display: flex; align-items: center; gap: 12px; flex-wrap: wrap; }
.card > header .hint { margin-left: auto; }
.hint { color: var(--hint); }
.card > header + .hint { margin-top: 12px; }
.literal { display: block; color: var(--hint); font-size: 12px; line-height: 1.4; }
.scroll { overflow-x: auto; margin: 12px -24px -20px; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; padding: 10px 12px; border-top: 1px solid var(--line); white-space: nowrap; }
th:first-child, td:first-child { padding-left: 24px; }
th:last-child, td:last-child { padding-right: 24px; }
th { font-size: 12px; font-weight: 500; color: var(--hint); background: var(--page); }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
code { font: 12.5px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.tag { display: inline-flex; align-items: center; gap: 6px; padding: 1px 10px; border-radius: 999px; font-size: 12px;
  font-weight: 500; white-space: nowrap; }
.tag::before { content: ''; width: 6px; height: 6px; border-radius: 50%; background: currentColor; }
.ACTIVE { color: var(--good); background: var(--good-tint); }
.FROZEN { color: var(--warn); background: var(--warn-tint); }
.RELEASED { color: var(--second); background: var(--page); }
.test { color: var(--primary); background: var(--tint); }
.refused { color: var(--bad); }
.button { font: inherit; font-weight: 600; border: 0; border-radius: 6px; min-height: 40px; padding: 0 20px; cursor: pointer;
  color: #fff; background: #2457f5; }
.button:hover { background: #1b45cc; }
.link { font: inherit; border: 0; background: none; color: var(--primary); cursor: pointer; padding: 4px 0; }
.link:hover { text-decoration: underline; }
.door { display: grid; grid-template-columns: 1.1fr 1fr; max-width: 920px; margin: 24px auto 0; padding: 0; overflow: hidden; }
.door > div { padding: 44px 40px; }
.face { position: relative; color: #fff; display: flex; flex-direction: column; justify-content: space-between; gap: 64px; }
.face > div, .face > p { position: relative; }
.cover { position: absolute; inset: 0; width: 100%; height: 100%; }
.face .mark { width: 48px; height: 48px; box-shadow: 0 0 0 1px rgb(255 255 255 / 0.35); }
.face h2 { font-size: 28px; line-height: 1.3; margin-top: 16px; }
.face p { opacity: 0.9; }
.door h1 { font-size: 20px; }
.door form { display: grid; gap: 16px; margin-top: 24px; }
label { display: grid; gap: 6px; font-weight: 500; }
input { font: inherit; color: inherit; background: var(--card); border: 1px solid #98a2b3; border-radius: 6px; min-height: 40px;
  padding: 0 12px; width: 100%; }
.alert { color: var(--bad); background: var(--bad-tint); border-radius: 6px; padding: 10px 14px; margin-top: 16px; }
.notice { max-width: 560px; margin: 72px auto 0; padding: 48px 40px; text-align: center; }
.notice svg { width: 72px; height: 72px; }
.notice h1 { font-size: 20px; margin: 16px 0 8px; }
.notice p { color: var(--second); margin-bottom: 20px; }
.band { display: flex; gap: 8px 16px; align-items: center; flex-wrap: wrap; }
.columns { display: grid; grid-template-columns: minmax(0, 1fr) 320px; gap: 20px; margin-top: 24px; align-items: start; }
.columns > div { display: grid; gap: 20px; min-width: 0; }
.figures { display: grid; grid-template-columns: repeat(3, 1fr); gap: 16px; }
.figures .card { padding: 16px 20px; }
.figures b { display: block; font-size: 28px; line-height: 1.3; font-weight: 600; font-variant-numeric: tabular-nums; }
.figures span { color: var(--second); }
.feed { list-style: none; margin: 8px 0 -12px; }
.feed li { display: grid; grid-template-columns: auto 1fr auto; gap: 2px 12px; padding: 12px 0; align-items: center;
  border-top: 1px solid var(--line); }
.feed li:first-child { border-top: 0; }
.feed li > span:last-child { white-space: nowrap; color: var(--hint); font-size: 12px; }
.face-dot { width: 32px; height: 32px; flex: none; border-radius: 50%; display: grid; place-items: center; font-size: 13px;
  font-weight: 600; color: var(--primary); background: var(--tint); }
dl.facts { display: grid; gap: 14px; margin-top: 14px; }
dl.facts dt { color: var(--hint); font-size: 12px; }
dl.facts ul { list-style: none; display: grid; gap: 4px; }
@media (max-width: 860px) {
  main { padding: 24px 16px 40px; }
  .top > div { padding: 8px 16px; }
  .columns, .door { grid-template-columns: minmax(0, 1fr); }
  .face { gap: 24px; }
  .door > div { padding: 28px 24px; }
  .figures { gap: 8px; }
  .figures .card { padding: 12px 14px; }
  .feed li > span:last-child { grid-column: 2; }
  .top nav { order: 1; width: 100%; }
  .end { flex-wrap: wrap; gap: 4px 16px; }
}
@media (max-width: 480px) { .end .who { display: none; } }
`
