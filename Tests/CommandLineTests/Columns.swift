/// Columns of a text on a terminal, by the ranges of UAX #11 that the glossaries use; not by the program's own tables.
enum Columns {
    static func count(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + width($1.value) }
    }

    private static func width(_ scalar: UInt32) -> Int {
        switch scalar {
        case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F, 0x1160...0x11FF, 0x3099...0x309A: 0
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA960...0xA97F,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF,
            0x20000...0x3FFFD:
            2
        default: 1
        }
    }
}
