import Glossary
import Terminology

/// Puts the concepts of one name in order, by what the text and its neighbours say.
struct NameRanking {
    private let index: GlossaryIndex
    /// What a concept is related to; filled as it is asked for.
    private var relations: [ConceptReference: Set<ConceptReference>] = [:]
    /// Whether one of two concepts names the other, for those that were asked for last; a pair has one place.
    private var related = [RelatedPair](repeating: RelatedPair(), count: 1 << relatedLogarithm)
    /// Meanings in the order that neighbours gave them.
    private var resolved: [Resolution: (of: RecognizedMeaning, meaning: RecognizedMeaning)] = [:]

    private struct RelatedPair {
        var first: UInt32 = .max
        var second: UInt32 = .max
        var isRelated = false
    }

    private static let relatedLogarithm = 12

    /// A meaning with the ranks that neighbours gave its concepts.
    private struct Resolution: Hashable {
        var meaning: ObjectIdentifier
        var ranks: [Int]
    }

    /// Resolutions that are kept; a text of any length needs no more memory.
    private static let mostKept = 1 << 16

    /// What speaks for a concept; a higher one outweighs all lower ones together.
    private enum Weight {
        static let valid = 256
        /// For each step that it is nearer than `reach` allows.
        static let neighbour = 32
        static let written = 16
        static let language = 8
        static let preferred = 4
        static let sameKind = 2
        /// No other has names in more languages on the day: 국가지식산권국 of 2010 is SIPO, today CNIPA.
        static let living = 1
    }

    /// Names on either side that are looked at.
    private static let reach = 3

    init(_ index: GlossaryIndex) { self.index = index }

    /// The concepts of the terms that a name may be.
    func concepts(
        _ names: [RecognizedKey.Name], written: UnsafeBufferPointer<UInt8>, _ options: RecognitionOptions
    ) throws(LookupError) -> [RecognizedConcept] {
        var concepts: [RecognizedConcept] = []
        var order: [ConceptReference] = []
        for name in names where !order.contains(name.concept) { order.append(name.concept) }
        for reference in order {
            var terms: [RecognizedConcept.Name] = []
            var kind = ConceptKind.term
            for name in names where name.concept == reference {
                kind = name.kind
                let isWritten = name.isDirect && name.isWritten(written)
                terms.append(
                    RecognizedConcept.Name(
                        reference: name.reference, language: name.language, status: name.status,
                        match: isWritten ? .asWritten : .normalized,
                        isValid: options.on.map { name.validity.contains($0) }))
            }
            terms.sort { Self.weight($0, options) > Self.weight($1, options) }
            concepts.append(
                RecognizedConcept(
                    reference: reference, kind: kind, terms: terms,
                    rank: terms.first.map { Self.weight($0, options) } ?? 0))
        }
        if concepts.count > 1 {
            if let day = options.on { try prefer(&concepts, livingOn: day) }
            concepts.sort { ($0.rank, $1.reference) > ($1.rank, $0.reference) }
        }
        return concepts
    }

    private func prefer(
        _ concepts: inout [RecognizedConcept], livingOn day: CalendarDate
    ) throws(LookupError) {
        var languages: [Int] = []
        do {
            for concept in concepts {
                languages.append(try index.head(of: concept.reference, on: PartialDate(day: day)).livingLanguages)
            }
        } catch {
            throw .index(error)
        }
        let most = languages.max()
        for (place, concept) in concepts.enumerated() where languages[place] == most {
            concepts[place] = RecognizedConcept(
                reference: concept.reference, kind: concept.kind, terms: concept.terms,
                rank: concept.rank + Weight.living)
        }
    }

    private static func weight(_ term: RecognizedConcept.Name, _ options: RecognitionOptions) -> Int {
        (term.isValid == true ? Weight.valid : 0) + (term.match == .asWritten ? Weight.written : 0)
            + (options.languages.contains(term.language) ? Weight.language : 0)
            + (term.status == .preferred ? Weight.preferred : 0)
    }

    /// The names of a text, those with several concepts resolved by the names around them.
    mutating func resolved(_ terms: [RecognizedTerm]) throws(LookupError) -> [RecognizedTerm] {
        guard terms.contains(where: \.isAmbiguous) else { return terms }
        if resolved.count > Self.mostKept { resolved.removeAll() }
        var result = terms
        var ranks: [Int] = []
        for place in terms.indices where terms[place].isAmbiguous {
            let neighbours = max(0, place - Self.reach)...min(terms.count - 1, place + Self.reach)
            let meaning = terms[place].meaning
            ranks.removeAll(keepingCapacity: true)
            var isChanged = false
            for concept in meaning.concepts {
                var (rank, nearness) = (concept.rank, 0)
                for other in neighbours where other != place && !terms[other].isAmbiguous {
                    let neighbour = terms[other].meaning
                    if try isRelated(concept.reference, neighbour.reference) {
                        nearness = max(nearness, Self.reach + 1 - abs(other - place))
                    }
                    if neighbour.kind == concept.kind { rank |= Weight.sameKind }
                }
                rank += nearness * Weight.neighbour
                isChanged = isChanged || rank != concept.rank
                ranks.append(rank)
            }
            // The order is that of the ranks already.
            if !isChanged { continue }
            result[place] = RecognizedTerm(
                span: terms[place].span, meaning: ranked(meaning, ranks), isSubterm: terms[place].isSubterm)
        }
        return result
    }

    /// A meaning whose concepts have other ranks, and are in the order of these.
    private mutating func ranked(_ meaning: RecognizedMeaning, _ ranks: [Int]) -> RecognizedMeaning {
        let key = Resolution(meaning: ObjectIdentifier(meaning), ranks: ranks)
        if let known = resolved[key] { return known.meaning }
        let concepts = zip(meaning.concepts, ranks).map { concept, rank in
            RecognizedConcept(reference: concept.reference, kind: concept.kind, terms: concept.terms, rank: rank)
        }
        let ranked = RecognizedMeaning(concepts.sorted { ($0.rank, $1.reference) > ($1.rank, $0.reference) })
        resolved[key] = (meaning, ranked)
        return ranked
    }

    /// Whether two concepts are one, or the data of one names the other.
    private mutating func isRelated(
        _ first: ConceptReference, _ second: ConceptReference
    ) throws(LookupError) -> Bool {
        if first == second { return true }
        // By the golden ratio (Knuth, vol. 3, 6.4).
        let hash = (UInt64(first.number) << 32 | UInt64(second.number)) &* 0x9E37_79B9_7F4A_7C15
        let place = Int(hash >> UInt64(64 - Self.relatedLogarithm))
        let known = related[place]
        if known.first == first.number, known.second == second.number { return known.isRelated }
        let (ofFirst, ofSecond) = (try relations(of: first), try relations(of: second))
        let isRelated = ofFirst.contains(second) || ofSecond.contains(first)
        related[place] = RelatedPair(first: first.number, second: second.number, isRelated: isRelated)
        return isRelated
    }

    /// The concepts that the data of a concept names.
    private mutating func relations(of reference: ConceptReference) throws(LookupError) -> Set<ConceptReference> {
        if let known = relations[reference] { return known }
        do {
            let concept = try index.entry(reference).concept
            var identifiers = concept.partOf + concept.seeAlso + concept.replaces + concept.posts.map(\.role)
            if let meeting = concept.meeting {
                identifiers += [meeting.series, meeting.host, meeting.place].compactMap(\.self)
            }
            var found: Set<ConceptReference> = []
            for id in identifiers { if let other = try index.concept(id: id) { found.insert(other) } }
            relations[reference] = found
            return found
        } catch {
            throw .index(error)
        }
    }
}
