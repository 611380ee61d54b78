/// How many findings there are of each rule; those of one often follow one another.
package struct RuleCounts {
    private var numbers: [String: Int] = [:]
    private var counts: [Int] = []
    private var last = (rule: "", number: -1)

    package init() {}

    /// Counts another one of a rule, and gives their number.
    package mutating func add(_ rule: String) -> Int {
        if rule != last.rule || last.number < 0 {
            let number = numbers[rule] ?? counts.count
            if number == counts.count {
                numbers[rule] = number
                counts.append(0)
            }
            last = (rule, number)
        }
        counts[last.number] += 1
        return counts[last.number]
    }
}
