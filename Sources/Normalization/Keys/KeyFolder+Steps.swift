import ICU

extension KeyFolder {
    /// How a query is folded, step by step, and the keys that it is looked up by.
    public func steps(of query: String) throws(ICUError) -> [FoldingStep] {
        var characters: [UInt8] = []
        let summary = try fold(query, into: &characters)
        var steps = [
            FoldingStep(name: "fold.query", text: query),
            FoldingStep(name: "fold.casefold", text: try Normalizer(.nfkcCasefold).normalized(query)),
            FoldingStep(name: "fold.characters", text: String(decoding: characters, as: UTF8.self)),
            FoldingStep(name: "fold.key", text: try key(of: query).text),
        ]
        for reading in try queryReadings(of: query, scripts: summary.scripts) {
            let key = reading.utf8.drop { $0 < 0x20 }
            steps.append(
                FoldingStep(name: reading.system ?? "", text: String(decoding: key, as: UTF8.self)))
        }
        return steps
    }
}
