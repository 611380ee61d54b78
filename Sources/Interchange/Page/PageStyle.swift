/// The style sheet of the page.
enum PageStyle {
    static let sheet = colours + type + table + marks + wide + narrow + print

    /// Blue for certain and vermilion for doubtful stay apart for people who confuse red and green (Okabe and Ito, 2008).
    private static let colours = """
        :root{color-scheme:light dark;--paper:#fdfdfb;--ink:#1d2025;--quiet:#6c7078;--rule:#e4e2dc;--faint:#f3f2ed;
        --accent:#2f6197;--sure:#b9cde2;--unsure:#d5602a;--doubt:#fcf3e8;--hatch:#e9e7e1;--tick:#b9bbbe;--here:#eaf1f9}
        @media screen and (prefers-color-scheme:dark){
        :root{--paper:#16181c;--ink:#e2e1dc;--quiet:#989ca4;--rule:#2d3138;--faint:#1d2025;
        --accent:#8db7e6;--sure:#3b5573;--unsure:#e88a55;--doubt:#2a2219;--hatch:#2a2e35;--tick:#565b63;--here:#1d2a3a}}

        """

    private static let type = """
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
        body{margin:0 auto;padding:0 1.5rem 3rem;max-width:calc(6rem + var(--n)*30rem);background:var(--paper);color:var(--ink);
        font:16px/1.7 -apple-system,"Segoe UI","Noto Sans","Helvetica Neue",Arial,sans-serif}
        :lang(zh-Hans){font-family:"PingFang SC","Microsoft YaHei","Noto Sans SC","Noto Sans CJK SC",sans-serif}
        :lang(zh-Hant){font-family:"PingFang TC","Microsoft JhengHei","Noto Sans TC","Noto Sans CJK TC",sans-serif}
        :lang(ja){font-family:"Hiragino Sans","Yu Gothic UI","Noto Sans JP","Noto Sans CJK JP",sans-serif}
        :lang(ko){font-family:"Apple SD Gothic Neo","Malgun Gothic","Noto Sans KR","Noto Sans CJK KR",sans-serif}
        :lang(zh),:lang(ja){line-break:strict;text-autospace:normal;text-spacing-trim:normal}
        :lang(ko){word-break:keep-all}
        td,h1,.file,.note{overflow-wrap:anywhere}
        a{color:inherit;text-decoration:none}
        a:hover{text-decoration:underline}
        :focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
        .top{padding:2.25rem 0 1.25rem}
        h1{margin:0 0 1rem;font-size:1.65rem;line-height:1.3;font-weight:600;letter-spacing:-.005em}
        form{display:flex;flex-wrap:wrap;gap:.75rem 2.5rem}
        fieldset{display:flex;flex-wrap:wrap;gap:.35rem;margin:0;padding:0;border:0;min-width:0}
        legend{float:left;padding:.2rem .75rem 0 0;color:var(--quiet);font-size:.8125rem;line-height:1.7}
        label{padding:.2rem .75rem;border:1px solid var(--rule);border-radius:99px;font-size:.8125rem;line-height:1.6;
        cursor:pointer;user-select:none}
        label b{margin-left:.3em;font-weight:600;font-variant-numeric:tabular-nums}
        label input{position:absolute;opacity:0;pointer-events:none}
        label:hover{border-color:var(--quiet)}
        label:has(:checked){border-color:var(--accent);background:var(--here)}
        label:has(:focus-visible){outline:2px solid var(--accent);outline-offset:2px}
        .languages label:not(:has(:checked)){color:var(--quiet);text-decoration:line-through}
        nav{margin-top:.9rem;font-size:.8125rem;line-height:2;font-variant-numeric:tabular-nums}
        nav b{margin-right:.5rem;color:var(--quiet);font-weight:400}
        nav a{padding:.1rem .5rem;border-left:3px solid var(--unsure);background:var(--doubt)}
        .meaning,footer{margin:.75rem 0 0;color:var(--quiet);font-size:.8125rem;line-height:1.6}
        footer{margin-top:2rem}

        """

    private static let table = """
        table{width:100%;table-layout:fixed;border-spacing:0}
        thead th{padding:.55rem 1rem .5rem;border-bottom:1px solid var(--quiet);
        background:var(--paper);text-align:left;vertical-align:baseline;font-weight:400;font-size:.8125rem;line-height:1.5}
        .language{margin-right:.4em;font-weight:600;font-size:.9375rem}
        .file,.count{color:var(--quiet)}
        .count{font-variant-numeric:tabular-nums}
        .count::before{content:"· "}
        th.number{position:relative;width:4.75rem;padding:.5rem .5rem .5rem 1rem;text-align:left;vertical-align:top;
        font-weight:400;font-size:.8125rem;line-height:calc(1.7*16/13);color:var(--quiet);
        font-variant-numeric:tabular-nums}
        thead th.number{vertical-align:baseline;line-height:calc(1.5*15/13)}
        td{padding:.5rem 1rem;vertical-align:top}
        td p,td h2,td h3,td h4,td h5,td h6{margin:0;font-size:1rem;font-weight:inherit}
        h1,td:lang(en) h2{text-wrap:balance}
        td p+p{margin-top:.35rem}
        td h2,td h3,td h4,td h5,td h6{font-weight:650;line-height:1.5}
        td h2{font-size:1.2rem}td h3{font-size:1.1rem}
        .item{padding-left:1em}
        .small{color:var(--quiet);font-size:.9375rem}
        tbody tr{scroll-margin-top:2.5rem}
        tr.opens>*{border-top:1px solid var(--rule)}
        tr.heading>*{padding-top:1.25rem}
        tbody tr:first-child>*{border-top:0}
        tbody tr:hover>*{background-color:var(--faint)}
        tr.doubtful>*,tbody tr.doubtful:hover>*{background-color:var(--doubt)}
        tbody tr:target>*{background-color:var(--here)}
        body:has(#show-doubtful:checked) tbody tr:not(.doubtful),
        body:has(#show-omits:checked) tbody tr:not(.omits){display:none}
        @supports not selector(:has(*)){.languages,label input{display:none}label{border:0}}

        """

    /// The less certain a unit, the warmer and the wider the bar beside it.
    private static let marks = """
        tbody th.number::before{content:"";position:absolute;left:0;top:2px;bottom:2px;border-radius:2px;
        width:calc(3px + (1 - var(--c))*10px);background:var(--sure);
        background:color-mix(in oklab,var(--sure) calc((var(--c) - .5)*200%),var(--unsure))}
        tr.doubtful th.number{color:var(--ink)}
        .percent{display:block;font-size:.75rem;line-height:1.4;color:var(--unsure)}
        .next{margin-left:.1rem;padding:0 .25rem;color:var(--unsure)}
        td::before{display:none}
        .s+.s{margin-left:.3em;padding-left:.4em;
        background:linear-gradient(var(--tick),var(--tick)) 0 60%/1px .9em no-repeat}
        td.gap{height:1px}
        td.gap span{display:flex;align-items:center;justify-content:center;height:100%;min-height:1.7rem;
        border:1px dashed var(--rule);border-radius:4px;color:var(--quiet);font-size:.8125rem;
        background:repeating-linear-gradient(-45deg,transparent 0 5px,var(--hatch) 5px 6px)}
        .term{position:relative;cursor:help;text-decoration:underline dotted 1px;
        text-decoration-color:color-mix(in srgb,var(--accent) 65%,transparent);text-underline-offset:.28em}
        .term:hover,.term:focus{color:var(--accent);text-decoration-style:solid}
        .note{display:none;position:absolute;left:0;top:100%;z-index:3;width:max-content;max-width:min(22rem,80vw);
        padding:.5rem .75rem;border:1px solid var(--rule);border-radius:6px;background:var(--paper);color:var(--ink);
        box-shadow:0 6px 24px rgb(0 0 0/.16);font-size:.8125rem;font-weight:400;line-height:1.6;user-select:none}
        td:last-child .note{left:auto;right:0}
        .term:hover>.note,.term:focus>.note{display:block}
        .name{display:block}
        .name i{display:inline-block;min-width:4.5em;color:var(--quiet);font-style:normal}

        """

    /// Rows are grids of equal columns, those that are shown; a browser lays out only the rows that are in sight, which a table would not
    /// let it do.
    private static let wide = """
        @media screen and (min-width:48.01rem){
        table,tbody,thead{display:block}
        thead{position:sticky;top:0;z-index:2;background:var(--paper)}
        tr{display:grid;grid-auto-flow:column;grid-template-columns:4.75rem;grid-auto-columns:minmax(0,1fr)}
        tbody tr{content-visibility:auto;contain-intrinsic-size:auto 8rem}
        tbody tr:hover,tbody tr:focus-within{content-visibility:visible}
        td.gap{display:flex;height:auto}
        td.gap span{flex:1;height:auto}
        }

        """

    /// Below this width the languages stand under each other, each with its name.
    private static let narrow = """
        @media screen and (max-width:48rem){
        body{padding:0 0 2rem}
        .top{padding:1.25rem 1rem .75rem}
        h1{font-size:1.3rem}
        form{gap:.6rem}
        legend{width:100%;padding:0}
        table,tbody,tr,tbody th,td{display:block}
        thead{display:none}
        tbody tr{position:relative;padding:.6rem 1rem .9rem 1.25rem;border-top:1px solid var(--rule);scroll-margin-top:.5rem;
        content-visibility:auto;contain-intrinsic-size:auto 30rem}
        tbody tr:hover,tbody tr:focus-within{content-visibility:visible}
        tbody tr.heading>*,tr.opens>*{border-top:0;padding-top:0}
        tr.doubtful{background:var(--doubt)}
        tbody th.number{position:static;display:flex;gap:.6rem;align-items:baseline;width:auto;padding:0}
        tbody th.number::before{top:1px;bottom:1px}
        .percent{display:inline}
        td,td.gap{padding:.2rem 0 .4rem}
        td::before{display:block;color:var(--quiet);font-size:.75rem;line-height:1.6}
        td.gap span{min-height:1.9rem}
        td{position:relative}
        .term{position:static}
        .note,td:last-child .note{left:0;right:0;width:auto;max-width:none}
        footer{padding:0 1rem}
        }

        """

    private static let print = """
        @page{size:A4 landscape;margin:12mm 12mm 14mm;@bottom-right{content:counter(page) " / " counter(pages);
        font:8pt Arial,sans-serif;color:#6c7078}}
        @media print{
        *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
        body{padding:0;max-width:none;background:none;font-size:9.5pt;line-height:1.55}
        .top{padding:0 0 4mm}
        h1{font-size:14pt;margin-bottom:2mm}
        legend,.languages,.next,.note{display:none}
        label,label:has(:checked){padding:0 1em 0 0;border:0;background:none}
        td p,td.gap span{font-size:9.5pt}
        td h2{font-size:12pt}td h3,td h4,td h5,td h6{font-size:10.5pt}
        td,th.number,thead th,td.gap{padding:1.8mm 2.5mm}
        th.number{width:14mm;font-size:8pt;line-height:1.84}
        thead{display:table-header-group}
        thead th{background:none}
        tr{break-inside:avoid}
        tr.heading{break-after:avoid}
        tr.heading>*{padding-top:3mm}
        tbody tr:target>*{background:none}
        .term{text-decoration-color:#9db4cf}
        }

        """
}
