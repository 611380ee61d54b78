/// Numbers of the search; how each was chosen is in Benchmarks/README.md.
struct AlignmentSettings: Sendable {
    var lexicon = Lexicon.Settings()
    /// The most that the lexicon's scores are multiplied with.
    var lexicalLimit: Float = 10
    /// What the slope of the calibration is multiplied with. A third text bears out what words say of two, so that they may be
    /// trusted more.
    var lexicalGain: Float
    /// How often texts are searched.
    var rounds: Int
    /// How often a lexicon's counts are shared anew after the first search; once less after later ones.
    var passes = 3
    /// From this round on other texts are heard.
    var jointRound = 2
    /// Power of the weights of what other texts are asked for.
    var witnessPower: Float = 0.6
    /// How far from the path that is there a better one is looked for.
    var jointRadius = 1
    /// Power of the weights of a unit: what its pairs say is not independent.
    var jointPower: Float = 0.5
    /// What a unit has to be likelier than to be worth being one; and how much it counts that a text alone has something.
    var unitPrice = 0.55
    var soleWeight = 0.5
    /// Cells of the largest band of more than two texts that is searched: some hundred units in a row that are not sure. In texts of equal
    /// lines no unit is, and every move is possible.
    var jointCells = 1 << 15
    /// Units whose beads are all as likely are kept.
    var sureBead: Float = 0.9
    /// Beads that score less are no part of a unit.
    var leastJointScore: Float = -6
    /// Long texts teach from so many beads at most.
    var teachingBeads = 10_000
    /// How likely a bead must be to teach: of many segments enough are sure.
    var leastTaught: Float = 0.02
    var leastTaughtOfMany: Float = 0.3
    var muchToTeach = 5_000

    /// Texts with more segments teach from their ends before they are searched as a whole.
    var longText = 3_000
    /// Segments of each end.
    var end = 1_000
    var endRounds = 2

    /// Documents from which on there is enough to learn from to trust the lexicon more.
    static let collectionSize = 8

    /// So many segments have taught what they can after fewer searches.
    private static let muchText = 1_000

    /// - Parameters:
    ///   - sizes: by document, the segments of its longest text.
    ///   - texts: those of a document; where there are more than two, or many documents, less is left to learn.
    init(sizes: [Int], texts: Int) {
        lexicalGain = texts > 2 ? 4 : 1.75
        rounds = texts > 2 || sizes.count >= Self.collectionSize ? 4 : 5
        if sizes.reduce(0, +) >= Self.muchText { rounds = 3 }
        // The ends have taught most.
        if let longest = sizes.max(), longest > longText { rounds = texts > 2 ? jointRound + 1 : 2 }
        guard sizes.count >= Self.collectionSize else { return }
        lexicon.background = 0.5
        lexicon.seed = 3
        lexicalLimit = 8
        lexicalGain = 3.2
        jointRadius = 2
    }
}
