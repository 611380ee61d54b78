import ICU

/// An element of one side of a rule.
indirect enum RuleElement: Hashable {
    case scalar(UInt32)
    /// The number of a set.
    case set(Int)
    /// What stands in parentheses; groups are numbered from 1.
    case group(Int, [RuleElement])
    /// The elements again and again, as often as they fit.
    case repeated([RuleElement], minimum: Int, isBounded: Bool)
    /// `$1`: the text of a group.
    case reference(Int)
}

/// One rule: `before { key } after > output`.
struct TransformRule {
    var before: [RuleElement] = []
    var key: [RuleElement] = []
    var after: [RuleElement] = []
    var output: [RuleElement] = []
    /// How much of the output is passed over afterwards.
    var cursor = 0
    /// Characters that the cursor moves on from there: back if below zero.
    var cursorShift = 0
    var isAnchoredAtStart = false
    var isAnchoredAtEnd = false
    var groupCount = 0
}

/// One run over the whole text.
enum TransformStep {
    case rules([TransformRule])
    case normalization(Normalizer.Form)
}

/// Why rules cannot become a program: ICU has to run them.
struct UnsupportedRule: Error, Hashable {
    /// What the engine has not, such as "the transform Han-Latin".
    let feature: String
}
