/// A script, by its code of four letters in ISO 15924.
public struct Script: Hashable, Sendable {
    /// The code's letters, the first in the highest byte.
    let packed: UInt32

    init(packed: UInt32) { self.packed = packed }

    /// Makes a script of its code, such as "Hani"; nil if that is not four ASCII letters.
    public init?(code: String) {
        let letters = Array(code.utf8)
        guard letters.count == 4, letters.allSatisfy({ (65...90).contains($0 & 0xDF) }) else { return nil }
        packed = letters.reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// The code, such as "Hani".
    public var code: String {
        let letters = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: packed >> UInt32($0)) }
        return String(decoding: letters, as: UTF8.self)
    }

    /// Characters of many scripts: Zyyy.
    public static var common: Script { Script(packed: 0x5A79_7979) }

    /// Characters that take the script of what they follow: Zinh.
    public static var inherited: Script { Script(packed: 0x5A69_6E68) }

    /// Unassigned characters and those of private use: Zzzz.
    public static var unknown: Script { Script(packed: 0x5A7A_7A7A) }

    /// Chinese characters: Hani.
    public static var han: Script { Script(packed: 0x4861_6E69) }

    /// Hang.
    public static var hangul: Script { Script(packed: 0x4861_6E67) }

    /// Hira.
    public static var hiragana: Script { Script(packed: 0x4869_7261) }

    /// Kana.
    public static var katakana: Script { Script(packed: 0x4B61_6E61) }

    /// Latn.
    public static var latin: Script { Script(packed: 0x4C61_746E) }

    /// Grek.
    public static var greek: Script { Script(packed: 0x4772_656B) }

    /// Cyrl.
    public static var cyrillic: Script { Script(packed: 0x4379_726C) }

    /// Bopo.
    public static var bopomofo: Script { Script(packed: 0x426F_706F) }
}

extension Script: CustomStringConvertible {
    /// The code, such as "Hani".
    public var description: String { code }
}
