extension MemoryFormat {
    /// By the name of a file that can hold nothing else, or, of a pipe, by its first bytes: documents and data are none.
    public init?(of bytes: [UInt8], path: String) {
        if let format = MemoryFormat(extensionOf: path) {
            guard format != .mo else { return nil }
            self = format
            return
        }
        guard path.hasPrefix("<") else { return nil }
        let head = String(decoding: bytes.prefix(Self.sniffed).filter { $0 > 0 && $0 < 0x80 }, as: UTF8.self)
        let start = head.drop { $0.isWhitespace }
        let isUnits =
            start.hasPrefix("<") && (head.contains("<xliff") || head.contains("<tmx"))
            || start.hasPrefix("{\"") && head.contains("\"segments\":")
            || start.hasPrefix("msgid ") || start.hasPrefix("#") && head.contains("\nmsgid ")
        guard isUnits else { return nil }
        self.init(head: Array(bytes.prefix(Self.sniffed)))
    }

    /// Bytes looked at.
    private static let sniffed = 4096
}
