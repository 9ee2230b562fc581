/** How a page of notes looks: on a wide screen, on a phone and on paper, light and dark. No address outside, no script. */

const light = '--ground:#fff;--ink:#111;--soft:#f4f5f7;--rule:#ccc;--quiet:#555;--mark:#205080;--late:#a02020'
const dark =
  '--ground:#16181c;--ink:#e6e6e6;--soft:#22252b;--rule:#4a4f58;--quiet:#b4b8c0;--mark:#8ab8e8;--late:#ff9d94'

/** What every reader sees. Long words break; what cannot be made narrower scrolls by itself. */
const base = `
:root{color-scheme:light dark;${light}}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:46rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem;line-height:1.2}
h2{font-size:1.25rem;margin-top:2.2rem;border-bottom:1px solid var(--rule);padding-bottom:.2rem}
h3{font-size:1rem;margin-top:1.6rem}
a{color:inherit}
table{border-collapse:collapse;max-width:100%}
th,td{border:1px solid var(--rule);padding:.25rem .6rem;text-align:left;vertical-align:top}
th{overflow-wrap:normal}
td{min-width:3.5rem}
tr.late td:nth-child(3){color:var(--late);font-weight:600}
pre{font:12px/1.25 ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;overflow-x:auto;background:var(--soft);padding:.8rem}
figure{margin:1rem 0}
figcaption{font-weight:600}
img{max-width:100%;height:auto}
ul.contains-task-list{list-style:none;padding-left:1.6rem}
li.task-list-item input{margin:0 .5rem 0 -1.5rem}
dl.bet{margin:1rem 0;padding:.6rem 1rem;background:var(--soft);border-left:4px solid var(--mark)}
dl.bet div{display:grid;grid-template-columns:12.5rem minmax(0,1fr);gap:0 1rem;padding:.2rem 0}
dt{font-weight:600}
dd{margin:0}
details{margin:1rem 0}
summary{cursor:pointer;color:var(--quiet)}
nav{margin:1.5rem 0}
nav ul{list-style:none;padding:0;margin:0;columns:14rem}
`

/** Where there is room, the contents stay beside what is read. */
const broad = `
@media screen and (min-width:76rem){
main{max-width:64rem;padding-left:17rem;box-sizing:border-box}
main.alone{max-width:46rem;padding-left:1rem}
nav{position:fixed;top:2rem;left:max(1rem,calc(50% - 32rem + 1rem));width:14rem;margin:0;max-height:calc(100vh - 4rem);overflow-y:auto}
nav ul{columns:auto}
nav li{padding:.15rem 0}
}
`

/** On a phone a row of a table is a small list, each cell behind its column's name. */
const narrow = `
@media screen and (max-width:34rem){
main{margin:1rem auto}
ul,ol{padding-left:1.2rem}
dl.bet div{display:block}
table,tbody{display:block}
thead{position:absolute;clip-path:inset(50%);height:1px;width:1px;overflow:hidden}
tr{display:block;border:1px solid var(--rule);margin-bottom:.6rem;padding:.3rem .6rem}
td{display:block;border:0;padding:.1rem 0;min-width:0}
td:empty{display:none}
td[data-label]::before{content:attr(data-label) ": ";color:var(--quiet)}
}
`

const night = `
@media screen and (prefers-color-scheme:dark){
:root{${dark}}
}
`

const paper = `
@page{size:A4;margin:14mm}
@media print{
body{font-size:10pt;line-height:1.35}
main{max-width:none;margin:0;padding:0}
nav{display:none}
h1{margin:0 0 .4rem}
h2{margin-top:1.1rem}
p,ul,dl.bet{margin-top:.5rem;margin-bottom:.5rem}
pre{font-size:7.4pt;white-space:pre;overflow:visible;background:none;border:1px solid #ccc}
dl.bet{border:1px solid #ccc;border-left-width:4px}
h1,h2,h3{break-after:avoid}
pre,figure,tr,li,dl.bet{break-inside:avoid}
main.alone{font-size:9.5pt}
main.alone h1{font-size:1.3rem}
main.alone h2{margin:.6rem 0 .3rem;font-size:1rem}
main.alone p,main.alone ul,main.alone dl.bet{margin:.25rem 0}
main.alone dl.bet{padding:.2rem .8rem}
main.alone dl.bet div{padding:0}
main.alone .pair img{max-height:62mm}
main.alone th,main.alone td{padding:.1rem .4rem}
main.alone .pair{display:flex;gap:6mm}
main.alone .pair figure{flex:1;margin:.3rem 0}
}
`

export const style = base + broad + narrow + night + paper
