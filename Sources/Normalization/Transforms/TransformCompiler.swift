import ICU

/// Compiles transliterator rules into a program for `Transform`.
public struct TransformCompiler {
    private let rules: String

    public init(_ rules: String) { self.rules = rules }

    /// The program, or nil where the rules use what the engine has not; ICU has to run them then.
    public func program() -> [UInt8]? { try? compiled() }

    /// Why there is no program, in words such as "the transform Han-Latin", or nil.
    public func unsupportedFeature() -> String? {
        do throws(UnsupportedRule) {
            _ = try compiled()
            return nil
        } catch {
            return error.feature
        }
    }

    /// The program of rules that ICU has taken.
    func compiled() throws(UnsupportedRule) -> [UInt8] {
        var parser = TransformParser(rules)
        try parser.parse()
        guard parser.steps.count <= Int(UInt8.max) else { throw UnsupportedRule(feature: "so many steps") }
        var writer = ByteWriter()
        writer.append(TransformFormat.version)
        writer.append(UInt8(parser.steps.count))
        for step in parser.steps {
            let bytes: [UInt8]
            switch step {
            case .rules(let rules):
                var step = TransformStepWriter(rules, sets: parser.sets)
                bytes = try step.bytes()
            case .normalization(let form):
                bytes = [TransformFormat.normalizationKind, UInt8(truncatingIfNeeded: form.rawValue), 0, 0]
            }
            writer.append(UInt32(bytes.count))
            writer.append(contentsOf: bytes)
        }
        for _ in 0..<TransformFormat.paddingSize { writer.append(UInt8(0)) }
        return writer.bytes
    }
}

/// Writes the rules of one step.
struct TransformStepWriter {
    private let rules: [TransformRule]
    private var encoder: RuleEncoder

    init(_ rules: [TransformRule], sets: [CharacterSet]) {
        self.rules = rules
        encoder = RuleEncoder(sets: sets)
    }

    mutating func bytes() throws(UnsupportedRule) -> [UInt8] {
        var ruleBytes = ByteWriter()
        var places: [UInt32] = []
        for rule in rules {
            places.append(UInt32(ruleBytes.count))
            ruleBytes.append(contentsOf: try encoder.bytes(of: rule))
        }
        let index = try index(places: places)

        let parts = [index.starts, index.listNumbers, index.lists, index.candidates, ruleBytes, encoder.setBytes]
        var step = ByteWriter()
        step.append(TransformFormat.rulesKind)
        step.append(UInt8(rules.contains(where: Self.mayLoop) ? 1 : 0))
        step.append(UInt8(rules.map(\.groupCount).max() ?? 0))
        step.append(UInt8(0))
        step.append(UInt32(index.starts.count / 4))
        var place = TransformFormat.stepHeaderSize + index.ascii.count
        for part in parts {
            step.append(UInt32(place))
            place += part.count
        }
        step.append(contentsOf: index.ascii.bytes)
        for part in parts { step.append(contentsOf: part.bytes) }
        return step.bytes
    }

    /// Whether a rule can leave the cursor where it was, so that the same text is looked at again.
    private static func mayLoop(_ rule: TransformRule) -> Bool {
        rule.cursor != rule.output.count || rule.cursorShift < 0 || RuleEncoder.canBeEmpty(rule.key)
    }

    private struct Index {
        var ascii = ByteWriter()
        var starts = ByteWriter()
        var listNumbers = ByteWriter()
        var lists = ByteWriter()
        var candidates = ByteWriter()
    }

    /// For each range of characters, the rules that can begin with them, in order.
    private func index(places: [UInt32]) throws(UnsupportedRule) -> Index {
        let firsts = rules.map { encoder.first(of: $0.key + $0.after) }
        var bounds: Set<UInt32> = [0, UInt32(TransformFormat.asciiCount)]
        for range in firsts.joined() {
            bounds.insert(range.lowerBound)
            bounds.insert(range.upperBound + 1)
        }
        var index = Index()
        var numbers: [[Int]: UInt16] = [[]: 0]
        var lists: [[Int]] = [[]]
        var last: UInt16?
        var ascii = [UInt16](repeating: 0, count: TransformFormat.asciiCount)
        let sorted = bounds.filter { $0 < 0x11_0000 }.sorted()
        for (place, start) in sorted.enumerated() {
            let list = rules.indices.filter { firsts[$0].contains { $0.contains(start) } }
            guard lists.count < Int(UInt16.max) else { throw UnsupportedRule(feature: "so many rules") }
            let number = numbers[list] ?? UInt16(lists.count)
            if numbers.updateValue(number, forKey: list) == nil { lists.append(list) }
            let end = place + 1 < sorted.count ? sorted[place + 1] : 0x11_0000
            guard start >= UInt32(ascii.count) else {
                for character in start..<end { ascii[Int(character)] = number }
                continue
            }
            if number != last {
                index.starts.append(start)
                index.listNumbers.append(number)
                last = number
            }
        }
        for number in ascii { index.ascii.append(number) }
        var count: UInt32 = 0
        for list in lists {
            var secondBytes: UInt64 = 0
            index.lists.append(count)
            for rule in list {
                let (mask, bytes) = RuleEncoder.firstBytes(of: rules[rule].key + rules[rule].after)
                index.candidates.append(mask)
                index.candidates.append(bytes)
                index.candidates.append(places[rule])
                secondBytes |= mask & 0xFF00 == 0 ? .max : 1 << UInt64(bytes >> 8 & 63)
                count += 1
            }
            index.lists.append(secondBytes)
        }
        index.lists.append(count)
        return index
    }
}
