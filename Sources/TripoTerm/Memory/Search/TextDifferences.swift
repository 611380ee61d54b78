import ICU
import Normalization

/// Says in which ways two texts differ that are equal once they are folded.
enum TextDifferences {
    /// The words that JSON has.
    private static let foldings: [(name: String, fold: @Sendable (String) -> String)] = [
        ("case", { $0.lowercased() }),
        ("width", { (try? Normalizer(.nfkc).normalized($0)) ?? $0 }),
        ("spacing", { text in without(text) { $0.properties.isWhitespace } }),
        (
            "punctuation",
            { text in
                without(text) { scalar in
                    let category = CharacterProperties.generalCategory(of: scalar)
                    return category.isPunctuation || category.isSymbol
                }
            }
        ),
    ]

    /// - Complexity: O(n) in the texts.
    static func names(_ left: String, _ right: String) -> [String] {
        func areEqual(without omitted: Int?) -> Bool {
            var (left, right) = (left, right)
            for (number, folding) in foldings.enumerated() where number != omitted {
                (left, right) = (folding.fold(left), folding.fold(right))
            }
            return left.unicodeScalars.elementsEqual(right.unicodeScalars)
        }
        // A way in which they differ is one without which they are not made equal.
        guard areEqual(without: nil) else {
            return ["variants"]
        }
        return foldings.indices.filter { !areEqual(without: $0) }.map { foldings[$0].name }
    }

    private static func without(_ text: String, _ isLeftOut: (Unicode.Scalar) -> Bool) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !isLeftOut(scalar) { result.append(scalar) }
        return String(result)
    }
}
