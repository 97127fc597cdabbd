using ServerlessBlog.Posts;
using ServerlessBlog.Posts.Rendering;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Rendering;

public sealed class XssCorpusTests
{
    public static TheoryData<string> Attacks =>
    [
        "<script>alert(1)</script>", "<SCRIPT SRC=//evil.example/x.js></SCRIPT>", "<scr<script>ipt>alert(1)</scr</script>ipt>", "<script/x>alert(1)</script>",
        "<script\n>alert(1)</script\n>", "<<script>alert(1)//<</script>", "<img src=x onerror=alert(1)>", "<img src=x onerror\n=\nalert(1)>", "<img/src=x/onerror=alert(1)>",
        "<img src=\"x\"onerror=\"alert(1)\">", "<img src='x' \u0000 onerror=alert(1)>", "<img src=`x` onerror=alert(1)>", "<img \"\"\"><script>alert(1)</script>\">",
        "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
        "<svg><animate onbegin=alert(1) attributeName=x>", "<svg><use href=\"data:image/svg+xml,<svg id=x onload=alert(1)>#x\"/></svg>", "<svg><foreignObject><img src=x onerror=alert(1)></foreignObject></svg>",
        "<math><a xlink:href=javascript:alert(1)>x", "<math href=javascript:alert(1)>x</math>", "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
        "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">", "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>", "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<template><script>alert(1)</script></template>", "<style><img src=\"</style><img src=x onerror=alert(1)//\">", "<title><img src=\"</title><img src=x onerror=alert(1)>\">",
        "<textarea><img src=\"</textarea><img src=x onerror=alert(1)>\">", "<xmp><img src=\"</xmp><img src=x onerror=alert(1)>\">", "<noembed><img title=\"</noembed><img src=x onerror=alert(1)>\">",
        "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>", "<iframe src=javascript:alert(1)>", "<iframe><img title=\"</iframe><img src=x onerror=alert(1)>\">", "<embed src=javascript:alert(1)>",
        "<object data=javascript:alert(1)>", "<applet code=x>", "<base href=//evil.example/>", "<link rel=stylesheet href=//evil.example/x.css>", "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
        "<body onload=alert(1)>", "<html onclick=alert(1)>", "<frameset onload=alert(1)>", "<plaintext><img src=x onerror=alert(1)>", "<isindex action=javascript:alert(1) type=image>",
        "<form action=javascript:alert(1)><button>x</button></form>", "<button formaction=javascript:alert(1)>x</button>", "<input type=image src=x onerror=alert(1)>", "<input autofocus onfocus=alert(1)>",
        "<select><script>alert(1)</script></select>", "<select><style><script>alert(1)</script></style></select>", "<keygen autofocus onfocus=alert(1)>", "<details open ontoggle=alert(1)>x</details>",
        "<video><source onerror=alert(1)></video>", "<video poster=javascript:alert(1)>", "<audio src=x onerror=alert(1)>", "<marquee onstart=alert(1)>x</marquee>", "<div style=\"background:url(javascript:alert(1))\">x</div>",
        "<p style=\"text-align:expression(alert(1))\">x</p>", "<a href=\"javascript:alert(1)\">x</a>", "<a href=\"jav&#x09;ascript:alert(1)\">x</a>", "<a href=\"jav&#x0A;ascript:alert(1)\">x</a>",
        "<a href=\"&#0000106&#0000097&#0000118&#0000097&#0000115&#0000099&#0000114&#0000105&#0000112&#0000116&#0000058alert(1)\">x</a>", "<a href=\"javascript&Tab;:alert(1)\">x</a>",
        "<a href=\"\u0001javascript:alert(1)\">x</a>", "<a href=javascript&colon;alert&lpar;1&rpar;>x</a>", "<a href=\"//evil.example\" onmouseover=alert(1)>x</a>", "<a href='data:text/html;base64,PHNjcmlwdD4='>x</a>",
        "<a href=\"x\" href=\"javascript:alert(1)\">x</a>", "<a\u3000href=javascript:alert(1)>x</a>", "<q cite=javascript:alert(1)>x</q>", "<blockquote cite=\"data:text/html,x\">x</blockquote>",
        "<img src=\"javascript:alert(1)\">", "<img src=data:image/svg+xml;base64,AAAA>", "<img srcset=\"javascript:alert(1) 1x\">", "<table background=javascript:alert(1)><td>x", "<!--><img src=x onerror=alert(1)>-->",
        "<!--!><img src=x onerror=alert(1)>-->", "<![CDATA[<img src=x onerror=alert(1)>]]>", "<?xml version=\"1.0\"?><script>alert(1)</script>", "<!DOCTYPE x [<!ENTITY y \"<script>alert(1)</script>\">]>&y;",
        "<p title=\"&quot; onclick=alert(1) x=&quot;\">x</p>", "<p title='\" onclick=\"alert(1)'>x</p>", "<p title=\"a\" title=\"&gt;&lt;script&gt;\">x</p>", "</p><script>alert(1)</script>", "<x onclick=alert(1)>x</x>",
        "<a name=document.cookie id=cookie>x</a>", "<img name=getElementById src=x>", "<a href=\"https://example.com/\n\" onclick\n=alert(1)>x</a>", "<table><a href=javascript:alert(1)><tr><td>x</table>",
        "<ruby><rt><script>alert(1)</script></rt></ruby>", "<li><p><b><a href=javascript:alert(1)></p></li></b></a>", "<b <script>alert(1)</script>0", "<a href=\"vbscript:msgbox(1)\">x</a>", "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
        "[x](javascript:alert(1))", "[x](<javascript:alert(1)>)", "[x](java\nscript:alert(1))", "[x](&#106;avascript:alert(1))", "![x](data:image/svg+xml,x)", "<javascript:alert(1)>", "[x]: javascript:alert(1)\n\n[x]",
        "[x](https://example.com \"\\\" onclick=alert(1)\")", "![\"onerror=alert(1)](x)", "```\"><script>alert(1)</script>\nx\n```", "`<script>alert(1)</script>`", "> a\n> -- <script>, \"onclick=alert(1), https://example.com/'\"><script>",
        "> a\n> -- <img src=x onerror=alert(1)>, <script>alert(1)</script>, https://example.com/&quot;onclick=", "|<script>|\n|-|\n|x|", "[^x]\n\n[^x]: <img src=x onerror=alert(1)>", "# <img id=body onerror=alert(1) src=x>",
    ];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void No_attack_runs_whatever_the_format(string attack)
    {
        var renderer = new PostRenderer();
        foreach (var format in Enum.GetValues<PostFormat>())
        {
            var html = renderer.Render(attack, format).Html;
            SafeHtml.ShouldBeSafe(html);
            HtmlSanitizer.Sanitize(html).ShouldBe(html);
        }
    }
}
