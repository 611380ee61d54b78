/// Builds DOCX files for tests.
struct DocxSample {
    static let types = ZipWriter.Entry("[Content_Types].xml", "<Types/>")
    static let space =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
        + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
        + " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
    static let relationships = ZipWriter.Entry(
        "_rels/.rels",
        "<Relationships><Relationship Id=\"r\" Type=\"http://x/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
    )

    static func entries(_ body: String, _ others: [ZipWriter.Entry] = []) -> [ZipWriter.Entry] {
        let document = "<?xml version=\"1.0\"?><w:document \(space)><w:body>\(body)</w:body></w:document>"
        return [types, relationships, ZipWriter.Entry("word/document.xml", document)] + others
    }

    static func file(_ body: String, _ others: [ZipWriter.Entry] = []) -> [UInt8] {
        ZipWriter.archive(entries(body, others))
    }

    static func paragraph(_ text: String, style: String? = nil) -> String {
        let properties = style.map { "<w:pPr><w:pStyle w:val=\"\($0)\"/></w:pPr>" } ?? ""
        return "<w:p>\(properties)<w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
    }

    static let styles = ZipWriter.Entry(
        "word/styles.xml",
        """
        <w:styles \(space)><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US" w:eastAsia="ja-JP"/></w:rPr></w:rPrDefault>
        </w:docDefaults>
        <w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>
        <w:style w:styleId="a3"><w:name w:val="Title"/></w:style>
        <w:style w:styleId="x"><w:name w:val="mine"/><w:basedOn w:val="1"/></w:style>
        <w:style w:styleId="o"><w:name w:val="out"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
        <w:style w:styleId="l"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
        <w:style w:styleId="loop"><w:name w:val="loop"/><w:basedOn w:val="loop"/></w:style>
        <w:style w:styleId="c"><w:name w:val="caption"/></w:style></w:styles>
        """)
}
