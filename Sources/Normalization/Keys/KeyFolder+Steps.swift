import ICU

extension KeyFolder {
    /// How a query is folded, step by step, and the keys that it is looked up by.
    public func steps(of query: String) throws(ICUError) -> [FoldingStep] {
        var characters: [UInt8] = []
        try fold(query, into: &characters)
        let key = try key(of: query)
        var steps = [
            FoldingStep(name: "fold.query", text: query),
            FoldingStep(name: "fold.casefold", text: try Normalizer(.nfkcCasefold).normalized(query)),
            FoldingStep(name: "fold.characters", text: String(decoding: characters, as: UTF8.self)),
            FoldingStep(name: "fold.key", text: key.text),
        ]
        for reading in try queryReadings(of: query, scripts: key.scripts) {
            let spelled = reading.utf8.drop { $0 < 0x20 }
            steps.append(FoldingStep(name: reading.system ?? "", text: String(decoding: spelled, as: UTF8.self)))
        }
        return steps
    }
}
