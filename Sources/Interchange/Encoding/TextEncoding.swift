/// A charset that is told by its bytes alone.
enum TextEncoding: String, CaseIterable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    case utf32LittleEndian = "UTF-32LE"
    case utf32BigEndian = "UTF-32BE"
    case gb18030 = "GB18030"
    case big5 = "Big5"
    case shiftJIS = "Shift_JIS"
    case eucJP = "EUC-JP"
    case eucKR = "EUC-KR"
    case windows1252 = "windows-1252"

    /// What ICU calls the charset, or the one of the same family that holds more: files that are called Shift_JIS or EUC-KR are mostly
    /// of the code pages of Windows (WHATWG Encoding Standard, 4.2).
    var converterName: String {
        switch self {
        case .big5: "windows-950"
        case .shiftJIS: "ibm-943_P15A-2003"
        case .eucKR: "windows-949"
        default: rawValue
        }
    }

    /// What a name means, where the name that is written means less than files hold.
    init?(alias name: String) {
        switch name.lowercased() {
        case "utf8", "utf-8", "unicode-1-1-utf-8": self = .utf8
        case "gb2312", "gb_2312-80", "gbk", "x-gbk", "cp936", "windows-936", "gb18030", "euc-cn", "csgb2312":
            self = .gb18030
        case "big5", "cp950", "windows-950", "x-x-big5", "cn-big5": self = .big5
        case "shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "cp932", "windows-31j", "windows-932":
            self = .shiftJIS
        case "euc-jp", "eucjp", "x-euc-jp": self = .eucJP
        case "euc-kr", "euckr", "cp949", "uhc", "windows-949", "ks_c_5601-1987", "ksc5601": self = .eucKR
        case "windows-1252", "cp1252", "iso-8859-1", "iso8859-1", "latin1", "us-ascii", "ascii": self = .windows1252
        default: return nil
        }
    }

    /// The encoding that a byte order mark says, and the mark's length.
    static func ofByteOrderMark(_ bytes: [UInt8]) -> (encoding: TextEncoding, length: Int)? {
        let marks: [([UInt8], TextEncoding)] = [
            ([0xEF, 0xBB, 0xBF], .utf8),
            // Before UTF-16, whose mark it begins with.
            ([0xFF, 0xFE, 0x00, 0x00], .utf32LittleEndian),
            ([0x00, 0x00, 0xFE, 0xFF], .utf32BigEndian),
            ([0xFF, 0xFE], .utf16LittleEndian),
            ([0xFE, 0xFF], .utf16BigEndian),
            ([0x84, 0x31, 0x95, 0x33], .gb18030),
        ]
        for (mark, encoding) in marks where bytes.starts(with: mark) { return (encoding, mark.count) }
        return nil
    }
}
