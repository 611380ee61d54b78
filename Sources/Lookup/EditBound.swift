import Normalization

/// How many edits a query may be away from a term, by its length: a short word is soon another word.
enum EditBound {
    /// - Parameters:
    ///   - length: scalars of the key.
    ///   - scripts: what it is written in; a Han character or a syllable says more than a letter.
    static func edits(length: Int, scripts: ScriptSet) -> Int {
        let isSyllabic = scripts.contains(.han) || scripts.contains(.hangul)
        switch length {
        case ..<(isSyllabic ? 3 : 4): return 0
        case ..<(isSyllabic ? 6 : 8): return 1
        case ..<16: return 2
        default: return 3
        }
    }

    /// For the nearest names where nothing was found: up to half of the query.
    static func suggestionEdits(length: Int) -> Int { min(4, max(1, length / 2)) }
}
