/// What a third text says of the links between two, after the consistency transformation of Do et al. (2005, ProbCons): two
/// segments that both answer one of a third text answer each other.
///
/// The numbers were chosen on the development texts; see Benchmarks/README.md.
enum Consistency {
    /// How many times likelier a link is that the third text agrees with.
    private static let agreement: Float = 4
    /// And one that it contradicts.
    private static let contradiction: Float = 0.1
    /// The witnesses are not independent.
    private static let weight: Float = 0.7

    /// What another text has to say of two.
    struct Witness {
        let firstToOther: LinkTable
        let otherToSecond: LinkTable
        /// For each segment of the second text, how likely the other text answers it.
        let secondMasses: [Float]
    }

    /// Adds to the score of each cell what one other text says.
    static func add(to links: inout [Float], band: Band, _ witness: Witness) {
        let (firstToOther, otherToSecond) = (witness.firstToOther, witness.otherToSecond)
        let secondMasses = witness.secondMasses
        var reached = [Float](repeating: 0, count: secondMasses.count)
        var touched: [Int] = []
        for row in 1..<max(1, band.rows) {
            for place in firstToOther.range(row - 1) {
                for next in otherToSecond.range(Int(firstToOther.targets[place])) {
                    let second = Int(otherToSecond.targets[next])
                    if reached[second] == 0 { touched.append(second) }
                    reached[second] += firstToOther.values[place] * otherToSecond.values[next]
                }
            }
            let mass = firstToOther.masses[row - 1]
            let here = band.offsets[row] - Int(band.lower[row])
            for column in max(1, Int(band.lower[row]))..<max(1, Int(band.upper[row])) {
                let said = max(mass, secondMasses[column - 1])
                let agreed = min(said, reached[column - 1])
                let odds = max(1e-4, 1 - said) + agreed * agreement + (said - agreed) * contradiction
                links[here + column] += weight * Elementary.logarithm(odds)
            }
            for second in touched { reached[second] = 0 }
            touched.removeAll(keepingCapacity: true)
        }
    }
}
