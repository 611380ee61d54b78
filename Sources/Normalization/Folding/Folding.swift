import ICU

/// What was met while folding a text.
struct FoldSummary {
    /// The rule sets that may change the result.
    var ruleSets: UInt32 = 0
    /// Whether the result holds characters that keys leave out.
    var hasDropped = false
    var scripts: ScriptSet = []
}

/// Folds text, one scalar at a time by the table, and by ICU where a scalar may combine with the one before it.
struct Folding {
    let table: FoldTable

    /// Appends the folded form of UTF-8 text; what is not well formed becomes U+FFFD.
    ///
    /// - Complexity: O(n) in the bytes of the text.
    func fold<Recorder: OffsetRecording>(
        _ utf8: UnsafeBufferPointer<UInt8>, keepingDropped: Bool, into output: inout [UInt8],
        recorder: inout Recorder
    ) throws(ICUError) -> FoldSummary {
        var summary = FoldSummary()
        // Where the last scalar that others can combine with began, in the source and in the output.
        var baseStart = 0
        var baseOutput = output.count
        var index = 0
        while index < utf8.count {
            let (value, length) = scalar(in: utf8, at: index)
            let entry = table[value]
            // Nearly every character; U+FFFD may stand for bytes that are not well formed.
            if entry.isKept, value != 0xFFFD {
                (baseStart, baseOutput) = (index, output.count)
                for offset in index..<index + length { output.append(utf8[offset]) }
                recorder.record(length, from: index, to: index + length)
                summary.scripts.formUnion(entry.scripts)
                summary.ruleSets |= entry.ruleSets
                index += length
                continue
            }
            if entry.needsContext {
                output.removeSubrange(baseOutput...)
                recorder.truncate(to: baseOutput)
                let end = endOfSegment(in: utf8, from: index + length)
                try foldSegment(
                    UnsafeBufferPointer(rebasing: utf8[baseStart..<end]), at: baseStart,
                    keepingDropped: keepingDropped, into: &output, recorder: &recorder, summary: &summary)
                index = end
                (baseStart, baseOutput) = (end, output.count)
                continue
            }
            let isEmpty = entry.kind == FoldEntry.Kind.sequence.rawValue && entry.poolCount == 0
            if !isEmpty { (baseStart, baseOutput) = (index, output.count) }
            emit(
                entry, value, from: index, to: index + length, keepingDropped: keepingDropped, into: &output,
                recorder: &recorder, summary: &summary)
            index += length
        }
        return summary
    }

    /// The end of the scalars from `start` that combine with what is before them.
    private func endOfSegment(in utf8: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var end = start
        while end < utf8.count {
            let (value, length) = scalar(in: utf8, at: end)
            guard table[value].needsContext else { break }
            end += length
        }
        return end
    }

    private func foldSegment<Recorder: OffsetRecording>(
        _ segment: UnsafeBufferPointer<UInt8>, at start: Int, keepingDropped: Bool, into output: inout [UInt8],
        recorder: inout Recorder, summary: inout FoldSummary
    ) throws(ICUError) {
        var normalized: [UInt8] = []
        try Normalizer(.nfkcCasefold).normalize(segment, appendingTo: &normalized)
        let end = start + segment.count
        normalized.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                let (value, length) = scalar(in: bytes, at: index)
                emit(
                    table[value], value, from: start, to: end, keepingDropped: keepingDropped, into: &output,
                    recorder: &recorder, summary: &summary)
                index += length
            }
        }
    }

    @inline(__always)
    private func emit<Recorder: OffsetRecording>(
        _ entry: FoldEntry, _ value: UInt32, from start: Int, to end: Int, keepingDropped: Bool,
        into output: inout [UInt8], recorder: inout Recorder, summary: inout FoldSummary
    ) {
        if entry.kind == FoldEntry.Kind.sequence.rawValue {
            for index in 0..<entry.poolCount {
                let member = table.pooled(entry.poolIndex + index)
                emitScalar(
                    member.scalar, member, from: start, to: end, keepingDropped: keepingDropped, into: &output,
                    recorder: &recorder, summary: &summary)
            }
        } else {
            let result = entry.kind == FoldEntry.Kind.identity.rawValue ? value : entry.scalar
            emitScalar(
                result, entry, from: start, to: end, keepingDropped: keepingDropped, into: &output,
                recorder: &recorder, summary: &summary)
        }
    }

    @inline(__always)
    private func emitScalar<Recorder: OffsetRecording>(
        _ value: UInt32, _ entry: FoldEntry, from start: Int, to end: Int, keepingDropped: Bool,
        into output: inout [UInt8], recorder: inout Recorder, summary: inout FoldSummary
    ) {
        if entry.isDropped {
            summary.hasDropped = true
            if !keepingDropped { return }
        } else {
            summary.scripts.formUnion(entry.scripts)
        }
        summary.ruleSets |= entry.ruleSets
        let before = output.count
        append(scalar: value, to: &output)
        recorder.record(output.count - before, from: start, to: end)
    }
}
