import ICU

/// Rewrites text by a program of `TransformCompiler`, as ICU's transliterator of the same rules would.
///
/// It reads the program where it lies: nothing is built but a short list of its steps. Bytes that are no program give
/// wrong text at worst.
///
/// It differs from ICU in one thing: ICU counts in halves of surrogate pairs, so that a cursor that is moved back over
/// characters beyond the basic plane may stop elsewhere there.
public struct Transform: Sendable {
    private let code: ByteSlice
    private let steps: [TransformStepHeader]

    /// Reads a program.
    ///
    /// - Complexity: O(steps).
    public init(_ program: ByteSlice) {
        code = program
        var reader = ByteReader(program)
        var steps: [TransformStepHeader] = []
        if reader.byte() == TransformFormat.version {
            for _ in 0..<reader.byte() {
                let length = Int(reader.uint32())
                if let step = TransformStepHeader(program, at: reader.offset, length: length) { steps.append(step) }
                reader.offset += length
            }
        }
        self.steps = steps
    }

    /// Rewrites UTF-8 in place; text that is not well formed is passed over.
    ///
    /// - Throws: `ICUError` if the text is too long for ICU to normalize.
    /// - Complexity: O(n) in the bytes of the text for rules that look a bounded way around.
    public func apply(to utf8: inout [UInt8]) throws(ICUError) {
        var origins = NoOrigins()
        try apply(to: &utf8, origins: &origins)
    }

    /// Rewrites UTF-8 in place, and carries over to the result where each of its bytes came from.
    ///
    /// What is left out between two bytes belongs to the first of them, so that the map has no holes.
    func apply(to utf8: inout [UInt8], offsets: inout OffsetMap) throws(ICUError) {
        var origins = TrackedOrigins(offsets)
        try apply(to: &utf8, origins: &origins)
        offsets = origins.map
    }

    /// The text rewritten.
    public func applied(to text: String) throws(ICUError) -> String {
        var utf8 = Array(text.utf8)
        try apply(to: &utf8)
        return String(decoding: utf8, as: UTF8.self)
    }

    private func apply<Origins: OriginTracking>(
        to utf8: inout [UInt8], origins: inout Origins
    ) throws(ICUError) {
        let (longest, isBeyond) = utf8.count.multipliedReportingOverflow(by: Self.growthFactor)
        let maximumLength = isBeyond ? Int.max : max(longest, Self.leastMaximum)
        for step in steps {
            if utf8.isEmpty { return }
            switch step.kind {
            case .rules: rewrite(&utf8, by: step, maximumLength, origins: &origins)
            case .normalization(let form): try origins.normalize(&utf8, by: Normalizer(form))
            }
        }
    }

    private func rewrite<Origins: OriginTracking>(
        _ utf8: inout [UInt8], by step: TransformStepHeader, _ maximumLength: Int, origins: inout Origins
    ) {
        var run = TransformRun(
            step, length: utf8.count, loopLimit: loopLimit(of: step, for: utf8), maximumLength: maximumLength)
        while true {
            let missing = code.withBytes { program in
                utf8.withUnsafeMutableBufferPointer { text in
                    withUnsafeTemporaryAllocation(of: Int.self, capacity: 2 * step.groupCount) { groups in
                        guard let base = text.baseAddress, let program = Program(program) else { return 0 }
                        return run.advance(base, program, groups, &origins)
                    }
                }
            }
            if missing == 0 { break }
            // Growing by a half keeps the cost of each inserted byte constant on average.
            let extra = missing + utf8.count / 2 + Self.leastGap
            utf8.insert(contentsOf: repeatElement(0, count: extra), at: run.gapEnd)
            origins.widen(at: run.gapEnd, by: extra)
            run.widen(by: extra)
        }
        if run.gapStart == run.gapEnd { return }
        origins.close(run.gapStart..<run.gapEnd)
        if run.gapEnd == utf8.count {
            utf8.removeLast(run.gapEnd - run.gapStart)
        } else {
            utf8.removeSubrange(run.gapStart..<run.gapEnd)
        }
    }

    /// Bytes.
    private static let leastGap = 32
    /// Rules that multiply the text, step by step, are stopped when it is so many times as long as it was.
    private static let growthFactor = 256
    /// Bytes up to which they may go on in any case.
    private static let leastMaximum = 1 << 16
    /// ICU's: so many looks at the text for each of its UTF-16 units.
    private static let loopFactor = 16

    private func loopLimit(of step: TransformStepHeader, for utf8: [UInt8]) -> Int {
        guard step.mayLoop else { return utf8.count * Self.loopFactor }
        var units = 0
        for byte in utf8 { units += (byte & 0xC0 != 0x80 ? 1 : 0) + (byte >= 0xF0 ? 1 : 0) }
        return units * Self.loopFactor
    }
}

/// Where the parts of one step lie in a program.
struct TransformStepHeader: Sendable {
    enum Kind: Sendable {
        case rules
        case normalization(Normalizer.Form)
    }

    let kind: Kind
    let mayLoop: Bool
    let groupCount: Int
    let rangeCount: Int
    /// Offsets in the program.
    let ascii: Int
    let starts: Int
    let listNumbers: Int
    let lists: Int
    let candidates: Int
    let rules: Int
    let sets: Int

    init?(_ program: ByteSlice, at start: Int, length: Int) {
        let detail = program.byte(start + 1)
        switch program.byte(start) {
        case TransformFormat.rulesKind: kind = .rules
        case TransformFormat.normalizationKind:
            guard let form = Normalizer.Form(rawValue: Int32(detail)) else { return nil }
            kind = .normalization(form)
        default: return nil
        }
        mayLoop = detail != 0
        groupCount = min(Int(program.byte(start + 2)), TransformFormat.maximumGroups)
        func place(_ number: Int) -> Int { start + Int(program.uint32(start + 8 + 4 * number)) }
        rangeCount = min(Int(program.uint32(start + 4)), length / 4)
        ascii = start + TransformFormat.stepHeaderSize
        (starts, listNumbers, lists) = (place(0), place(1), place(2))
        (candidates, rules, sets) = (place(3), place(4), place(5))
    }
}
