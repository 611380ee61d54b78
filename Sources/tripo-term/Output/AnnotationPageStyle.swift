/// The style sheet of the page of annotated texts.
enum AnnotationPageStyle {
    static let sheet = """
        :root{color-scheme:light dark;--paper:#fdfdfb;--ink:#1d2025;--quiet:#6c7078;--rule:#e4e2dc;--accent:#2f6197;
        --old:#d5602a;--here:#eaf1f9}
        @media screen and (prefers-color-scheme:dark){
        :root{--paper:#16181c;--ink:#e2e1dc;--quiet:#989ca4;--rule:#2d3138;--accent:#8db7e6;--old:#e88a55;--here:#1d2a3a}}
        *{box-sizing:border-box}
        body{margin:0 auto;padding:1.5rem;max-width:46rem;background:var(--paper);color:var(--ink);
        font:16px/1.75 -apple-system,"Segoe UI","Noto Sans","Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
        :lang(zh-Hans){font-family:"PingFang SC","Microsoft YaHei","Noto Sans SC","Noto Sans CJK SC",sans-serif}
        :lang(zh-Hant){font-family:"PingFang TC","Microsoft JhengHei","Noto Sans TC","Noto Sans CJK TC",sans-serif}
        :lang(ja){font-family:"Hiragino Sans","Yu Gothic UI","Noto Sans JP","Noto Sans CJK JP",sans-serif}
        :lang(ko){font-family:"Apple SD Gothic Neo","Malgun Gothic","Noto Sans KR","Noto Sans CJK KR",sans-serif;
        word-break:keep-all}
        h1{margin:1.5rem 0 1rem;font-size:1rem;color:var(--quiet);font-weight:600}
        h2,h3,h4,h5,h6{margin:1.5rem 0 .5rem;font-size:1.15rem;line-height:1.4}
        p{margin:.6rem 0}.item{padding-left:1.2em}.cell{border-left:2px solid var(--rule);padding-left:.7em}
        .small,.details,.count,footer{color:var(--quiet);font-size:.8125rem}
        .term{border-bottom:2px solid var(--accent)}.term.old{border-bottom:2px dashed var(--old)}
        .term a{margin-left:.15em;vertical-align:super;font-size:.6875rem;line-height:1;color:var(--quiet)}
        a{color:inherit;text-decoration:none}a:hover{text-decoration:underline}
        :focus-visible{outline:2px solid var(--accent);outline-offset:2px}
        :target{background:var(--here)}
        .terms{border-top:1px solid var(--rule);margin-top:2rem}
        ol{padding-left:2.2em}li{margin:.6rem 0;font-variant-numeric:tabular-nums;break-inside:avoid}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:0 .8em;margin:.1rem 0 0}
        dt{color:var(--quiet);font-size:.8125rem}dd{margin:0}

        """
}
