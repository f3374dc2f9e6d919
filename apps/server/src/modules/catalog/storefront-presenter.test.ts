import { describe, expect, it } from 'vitest'
import { renderMarkdown } from './storefront-presenter.ts'

/** What is tried against pages that show what others wrote; each in the way it is usually found. */
const attacks = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=https://evil.example/x.js></SCRIPT>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<img src=x onerror=alert(1)>',
  '<img src="x" onerror="alert(1)" onload=alert(2)>',
  "<img src='javascript:alert(1)'>",
  '<img src="data:text/html;base64,PHNjcmlwdD4=">',
  '<img src="https://evil.example/a.png" style="position:fixed;top:0">',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
  '<iframe src="https://evil.example"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"></object>',
  '<embed src="https://evil.example/x.swf">',
  '<form action="https://evil.example"><input name=password><button>Go</button></form>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="  javascript:alert(1)">x</a>',
  '<a href="java\nscript:alert(1)">x</a>',
  '<a href="java&#10;script:alert(1)">x</a>',
  '<a href="&#106;avascript:alert(1)">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="//evil.example" target=_blank onclick=alert(1)>x</a>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](<javascript:alert(1)>)',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '![x](javascript:alert(1))',
  '![x](https://evil.example/a.png"onerror="alert(1))',
  '![x](http://insecure.example/a.png)',
  '<javascript:alert(1)>',
  '<style>body{display:none}</style>',
  '<link rel=stylesheet href=https://evil.example/x.css>',
  '<meta http-equiv=refresh content="0;url=https://evil.example">',
  '<base href="https://evil.example/">',
  '<body onload=alert(1)>',
  '<details open ontoggle=alert(1)>x</details>',
  '<video><source onerror=alert(1)></video>',
  '<marquee onstart=alert(1)>x</marquee>',
  '<template><script>alert(1)</script></template>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<!--><script>alert(1)</script>-->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<p style="background:url(javascript:alert(1))">x</p>',
  '<p id="__next" name="location" class="notice">x</p>',
  '<table background="javascript:alert(1)"><tr><td>x</td></tr></table>',
  '<textarea></textarea><script>alert(1)</script>',
  '\u0000<script>alert(1)</script>',
  '<script\u0000>alert(1)</script>',
  '```html\n<script>alert(1)</script>\n```',
  '`<img src=x onerror=alert(1)>`',
]

const allowedTags = new Set(
  'h2 h3 h4 p ul ol li strong em a blockquote code pre br hr table thead tbody tr th td img del'.split(' '),
)

/** Tags of an answer with their attributes; text was escaped and has none. */
function tagsOf(html: string): { name: string; attributes: [string, string][] }[] {
  return [...html.matchAll(/<([a-z0-9]+)((?:\s+[a-z-]+="[^"]*")*)\s*\/?>/gi)].map(
    ([, name = '', rest = '']) => ({
      name: name.toLowerCase(),
      attributes: [...rest.matchAll(/([a-z-]+)="([^"]*)"/gi)].map(([, key = '', value = '']) => [key, value]),
    }),
  )
}

describe('what sellers write, as pages show it', () => {
  it.each(attacks)('SELL-PUB-P07 takes the teeth out of %j', (attack) => {
    const html = renderMarkdown(`before ${attack} after`) + renderMarkdown(attack)
    for (const { name, attributes } of tagsOf(html)) {
      expect(allowedTags.has(name), html).toBe(true)
      for (const [key, value] of attributes) {
        expect(['href', 'src', 'alt', 'title', 'rel', 'align'], html).toContain(key)
        if (key === 'href') expect(value, html).toMatch(/^(?:https?:|mailto:|tel:|[/#]|[^:]*$)/)
        if (key === 'src') expect(value, html).toMatch(/^(?:https:|[^:]*$)/)
      }
    }
    // No tag that the reader above would overlook.
    expect(html.replaceAll(/<\/?[a-z0-9]+(?:\s+[a-z-]+="[^"]*")*\s*\/?>/gi, '')).not.toMatch(/<[a-z!/]/i)
  })

  it('keeps what people format with', () => {
    const html = renderMarkdown(
      '# Title\n\n- **bold** [link](https://a.example)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n![p](https://a.example/p.png)',
    )
    expect(html).toContain('<h2>Title</h2>')
    expect(html).toContain('<strong>bold</strong>')
    expect(html).toContain('rel="nofollow noopener"')
    expect(html).toContain('<td>1</td>')
    expect(html).toContain('src="https://a.example/p.png"')
  })
})
