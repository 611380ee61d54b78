import Terminology

/// Brings units of sentences back to the segments that these stand in.
///
/// Units that have sentences of one segment become one, together with what would otherwise lie within it or cross it.
struct UnitProjection {
    private var units: [AlignmentUnitDraft]
    private let sizes: [Int]
    /// Circles that are resolved one after the other.
    private static let mostPasses = 200
    /// For each unit one that it is joined to, or itself.
    private var parents: [Int]
    /// By text the segments of units that are known.
    private let given: [[Int: ClosedRange<Int>]]

    /// - Parameters:
    ///   - drafts: units of parts, with all links.
    ///   - segments: for each text, for each of its parts the segment.
    ///   - anchors: what is known to be one unit, in parts.
    init(_ drafts: [AlignmentUnitDraft], segments: [[Int]], anchors: [AlignmentAnchor] = []) {
        units = drafts.map { Self.mapped($0, segments) }
        sizes = segments.map { ($0.last ?? -1) + 1 }
        parents = Array(drafts.indices)
        given = anchors.map { anchor in
            Dictionary(
                uniqueKeysWithValues: anchor.segments.map { column, parts in
                    (column, segments[column][parts.lowerBound]...segments[column][parts.upperBound - 1])
                })
        }
    }

    private static func mapped(_ draft: AlignmentUnitDraft, _ segments: [[Int]]) -> AlignmentUnitDraft {
        var draft = draft
        for column in segments.indices {
            draft.segments[column] = Set(draft.segments[column].map { segments[column][$0] }).sorted()
        }
        draft.links = draft.links.map {
            SegmentLink(
                $0.firstColumn, segments[$0.firstColumn][$0.first], $0.secondColumn,
                segments[$0.secondColumn][$0.second])
        }
        return draft
    }

    /// The units of whole segments, in an order that keeps that of every text.
    ///
    /// - Complexity: O(n), where no units cross.
    mutating func projected() -> [AlignmentUnitDraft] {
        var owners = sizes.map { [Int](repeating: -1, count: $0) }
        for (number, unit) in units.enumerated() {
            for (column, segments) in unit.segments.enumerated() {
                for segment in segments {
                    if owners[column][segment] >= 0 { join(number, owners[column][segment]) }
                    owners[column][segment] = number
                }
            }
        }
        for known in given {
            let members = known.flatMap { column, segments in segments.map { owners[column][$0] } }
            for member in members.dropFirst() { join(member, members[0]) }
            units[members[0]].given = known
        }
        var passes = 0
        while true {
            passes += 1
            while closeGaps(owners) {}
            let joined = joinedUnits()
            var crossing: [Set<Int>] = []
            let order = UnitOrder(joined.map(\.unit), sizes: sizes).ordered {
                // What comes behind a circle is only in order once that is joined.
                crossing.append($0)
                return passes > Self.mostPasses
            }
            if crossing.isEmpty { return order.map { joined[$0].unit } }
            for heads in crossing {
                for head in heads { join(joined[head].root, joined[heads.min() ?? head].root) }
            }
        }
    }

    private func root(_ unit: Int) -> Int {
        var unit = unit
        while parents[unit] != unit { unit = parents[unit] }
        return unit
    }

    private mutating func join(_ one: Int, _ other: Int) {
        let (first, second) = (root(one), root(other))
        parents[max(first, second)] = min(first, second)
    }

    /// Joins to a unit what stands between its segments.
    private mutating func closeGaps(_ owners: [[Int]]) -> Bool {
        var hasJoined = false
        for column in owners.indices {
            var last: [Int: Int] = [:]
            for segment in owners[column].indices {
                let own = root(owners[column][segment])
                for between in (last[own] ?? segment)..<segment where root(owners[column][between]) != root(own) {
                    join(owners[column][between], own)
                    hasJoined = true
                }
                last[root(own)] = segment
            }
        }
        return hasJoined
    }

    private func joinedUnits() -> [(root: Int, unit: AlignmentUnitDraft)] {
        var members: [Int: [Int]] = [:]
        for unit in units.indices { members[root(unit), default: []].append(unit) }
        return members.keys.sorted().map { root in (root, union(members[root] ?? [])) }
    }

    private func union(_ members: [Int]) -> AlignmentUnitDraft {
        guard members.count > 1 else { return units[members[0]] }
        var all = AlignmentUnitDraft(segments: sizes.map { _ in [] }, links: [], evidence: [])
        all.given = members.lazy.compactMap { units[$0].given }.first
        for column in sizes.indices {
            all.segments[column] = Set(members.flatMap { units[$0].segments[column] }).sorted()
        }
        all.joint = members.compactMap { units[$0].joint }.min()
        for member in members {
            all.links += units[member].links
            // A sentence without an answer says nothing of the segment, if others of it have one.
            if !units[member].links.isEmpty || all.segments == units[member].segments {
                all.evidence += units[member].evidence
            }
        }
        all.links = Array(Set(all.links)).sorted {
            ($0.firstColumn, $0.secondColumn, $0.first, $0.second) < (
                $1.firstColumn, $1.secondColumn, $1.first, $1.second
            )
        }
        return all
    }
}
