/// Names of those who have a title.
final class HolderNames: Sendable {
    struct Name: Sendable {
        var text: String
        var first: Unicode.Scalar
        /// Its characters.
        var count: Int
    }

    let names: [Name]
    /// The characters of the longest.
    let longest: Int

    init(_ texts: [String]) {
        names = texts.compactMap { text in
            text.unicodeScalars.first.map { Name(text: text, first: $0, count: text.unicodeScalars.count) }
        }
        longest = names.lazy.map(\.count).max() ?? 0
    }
}
