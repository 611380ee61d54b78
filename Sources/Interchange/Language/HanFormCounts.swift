import ICU

/// How many Han characters are forms of one country alone.
struct HanFormCounts {
    private(set) var simplified = 0
    private(set) var traditional = 0
    private(set) var japanese = 0

    init() {}

    /// - Complexity: O(*n* log *r*) in the different characters and the ranges of the character sets.
    init(_ characters: [UInt32: Int]) {
        guard let mainland = try? CharsetConverter("EUC-CN").repertoire,
            let taiwan = try? CharsetConverter("windows-950").repertoire,
            let japan = try? CharsetConverter("EUC-JP-2007").repertoire
        else { return }
        for (character, count) in characters {
            switch (mainland.contains(character), taiwan.contains(character), japan.contains(character)) {
            // Many simplified forms are Japanese ones too (国, 会): they speak against traditional Chinese at least.
            case (true, false, _): simplified += count
            case (false, true, _): traditional += count
            case (false, false, true): japanese += count
            default: break
            }
        }
    }
}
