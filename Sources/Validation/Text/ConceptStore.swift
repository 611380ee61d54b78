import Glossary
import Lookup
import Terminology

/// Concepts of an index, each read once; one for each thread.
final class ConceptStore {
    private let index: GlossaryIndex
    private var known: [ConceptReference: ConceptRecord] = [:]
    /// Those that were asked for by their identifiers; nil for one that is not there.
    private var byID: [String: ConceptRecord?] = [:]
    private var terms: [TermReference: Term] = [:]
    /// Names that were met, by a hash of what they may mean.
    private var names: [Int: [(concepts: [RecognizedConcept], known: KnownName)]] = [:]
    /// The same by meanings, which most places of a name share; a meaning has one place.
    private var byMeaning = [(meaning: RecognizedMeaning, known: KnownName)?](repeating: nil, count: 1 << 12)
    /// People by the roles that they had, read when first asked for.
    private lazy var people: [String: [Concept]] = readPeople()

    private var offices: [LanguageTag: [String]] = [:]

    private var periodsInTurn: [String: [ValidityPeriod]] = [:]

    /// A title in a text.
    private struct TitleKey: Hashable {
        var title: ObjectIdentifier
        var day: CalendarDate?
        var language: LanguageTag
    }

    private var holderNames: [TitleKey: HolderNames] = [:]
    private var surnames: [TitleKey: Surnames] = [:]
    private var readings: [ObjectIdentifier: PersonReadings] = [:]
    private var abbreviations: [ObjectIdentifier: [(office: String, word: String)]] = [:]

    /// A person beside a title.
    private struct PostKey: Hashable {
        var person: ObjectIdentifier
        var title: ObjectIdentifier
    }

    /// A role on a day.
    private struct RoleKey: Hashable {
        var role: String
        var day: CalendarDate
    }

    private var holder: [RoleKey: Concept?] = [:]
    private var held: [PostKey: [ValidityPeriod]] = [:]

    /// From the identifiers of offices to their countries.
    private let countries: [String: String]

    init(_ index: GlossaryIndex, countries: [String: String]) { (self.index, self.countries) = (index, countries) }

    /// Where meetings of the glossary were held; of a country that has cities nobody says in which one.
    private(set) lazy var meetingPlaces = Set(meetings.compactMap { $0.meeting?.place })
        .subtracting(all(.place).flatMap(\.partOf))

    private lazy var meetings = all(.meeting)

    /// When the meetings were held that have a number.
    func meetingDays(_ ordinal: Int) -> [PartialDate] { daysByOrdinal[ordinal] ?? [] }

    private lazy var daysByOrdinal = meetings.reduce(into: [Int: [PartialDate]]()) { days, meeting in
        guard let facts = meeting.meeting, let ordinal = facts.ordinal else { return }
        days[ordinal, default: []] += facts.days
    }

    /// The next meeting of a series, as the glossary has it; nil where it does not know who was the host.
    func meeting(after meeting: MeetingFacts) -> Concept? {
        guard let ordinal = meeting.ordinal, let series = meeting.series else { return nil }
        return meetings.first {
            $0.meeting?.series == series && $0.meeting?.ordinal == ordinal + 1 && $0.meeting?.host != nil
        }
    }

    /// A concept by its identifier, or nil.
    func concept(_ id: String) -> ConceptRecord? {
        if let known = byID[id] { return known }
        let found = (try? index.concept(id: id)).flatMap { try? record($0) }
        byID[id] = .some(found)
        return found
    }

    func record(_ reference: ConceptReference) throws(IndexError) -> ConceptRecord {
        if let record = known[reference] { return record }
        let entry = try index.entry(reference)
        let record = ConceptRecord(entry.concept, replacedBy: entry.replacedBy)
        known[reference] = record
        return record
    }

    /// A name as rules see it.
    func name(_ found: RecognizedTerm) throws(IndexError) -> FoundName {
        // Objects begin at multiples of sixteen.
        let place = Int(UInt(bitPattern: ObjectIdentifier(found.meaning)) >> 4) & (byMeaning.count - 1)
        if let entry = byMeaning[place], entry.meaning === found.meaning {
            return FoundName(span: found.span, known: entry.known)
        }
        let known = try known(found)
        byMeaning[place] = (found.meaning, known)
        return FoundName(span: found.span, known: known)
    }

    /// What is known of a name, the same object for all that mean the same.
    private func known(_ found: RecognizedTerm) throws(IndexError) -> KnownName {
        var hasher = Hasher()
        for concept in found.concepts {
            hasher.combine(concept.reference)
            for name in concept.terms {
                hasher.combine(name.reference)
                hasher.combine(name.match)
            }
        }
        let key = hasher.finalize()
        for (concepts, known) in names[key] ?? [] where Self.areSame(concepts, found.concepts) { return known }
        let known = try knownName(found)
        names[key, default: []].append((found.concepts, known))
        return known
    }

    /// Whether the same terms are meant, written in the same way, in the same order.
    private static func areSame(_ one: [RecognizedConcept], _ other: [RecognizedConcept]) -> Bool {
        one.elementsEqual(other) { one, other in
            one.reference == other.reference
                && one.terms.elementsEqual(other.terms) { $0.reference == $1.reference && $0.match == $1.match }
        }
    }

    private func knownName(_ found: RecognizedTerm) throws(IndexError) -> KnownName {
        var meanings: [FoundName.Meaning] = []
        // A term that is written just so is meant, and not those that differ from it by a space or a hyphen.
        let isAsWritten = found.concepts.contains { $0.match == .asWritten }
        for concept in found.concepts {
            let record = try record(concept.reference)
            for name in concept.terms where name.match == .asWritten || !isAsWritten {
                guard let term = try term(name.reference, of: record.concept) else { continue }
                meanings.append(FoundName.Meaning(concept: record, term: term))
            }
        }
        if meanings.isEmpty {
            let record = try record(found.best.reference)
            meanings = [
                FoundName.Meaning(concept: record, term: record.concept.terms.first ?? Term("", language: .english))
            ]
        }
        return KnownName(meanings, isAsWritten: isAsWritten, countries: countries)
    }

    private func term(_ reference: TermReference, of concept: Concept) throws(IndexError) -> Term? {
        if let term = terms[reference] { return term }
        let head = try index.head(reference)
        let term = concept.terms.first {
            $0.language == head.language && $0.status == head.status && $0.validity == head.validity
                && head.hasText($0.text)
        }
        terms[reference] = term
        return term
    }

    /// Who had a role on a day; of several, because not every end is known, who began last.
    func holder(of role: String, on day: CalendarDate) -> Concept? {
        let key = RoleKey(role: role, day: day)
        if let known = holder[key] { return known }
        let found = findHolder(of: role, on: day)
        holder[key] = .some(found)
        return found
    }

    private func findHolder(of role: String, on day: CalendarDate) -> Concept? {
        let posts = (people[role] ?? []).flatMap { person in
            person.posts.filter { $0.role == role && $0.period.from != nil && $0.period.contains(day) }
                .map { (person: person, from: $0.period.from?.latest) }
        }
        let last = posts.compactMap(\.from).max()
        let holders = posts.filter { $0.from == last }
        return holders.count == 1 ? holders[0].person : nil
    }

    /// All who had a role on a day, or on any where none is known.
    func holders(of role: String, on day: CalendarDate?) -> [Concept] {
        (people[role] ?? []).filter { person in
            person.posts.contains { $0.role == role && day.map($0.period.contains) != false }
        }
    }

    /// Terms for those who had one of the roles of a title on a day, in a language, as far as they tell something; asked for at
    /// each place of a title, always with the same condition.
    func holderNames(
        of title: KnownName, on day: CalendarDate?, in language: LanguageTag, where isTelling: (String) -> Bool
    ) -> HolderNames {
        let key = TitleKey(title: ObjectIdentifier(title), day: day, language: language)
        if let known = holderNames[key] { return known }
        let names = title.roles.flatMap { holders(of: $0, on: day) }.flatMap(\.terms).filter {
            $0.language == language && $0.status != .deprecated && $0.type != .abbreviation && isTelling($0.text)
        }
        let known = HolderNames(names.map(\.text))
        holderNames[key] = known
        return known
    }

    /// What those are called who ever had one of the roles of a title.
    func surnames(of title: KnownName, in language: LanguageTag) -> Surnames {
        let key = TitleKey(title: ObjectIdentifier(title), day: nil, language: language)
        if let known = surnames[key] { return known }
        let made = Surnames(of: title.roles, in: language) { [unowned self] in holders(of: $0, on: nil) }
        surnames[key] = made
        return made
    }

    /// The offices of a title with one meaning, with those of its words that are abbreviations of them: JPO of “JPO Commissioner”.
    func abbreviations(in title: KnownName) -> [(office: String, word: String)] {
        if let known = abbreviations[ObjectIdentifier(title)] { return known }
        var found: [(office: String, word: String)] = []
        for id in title.meanings.count == 1 ? title.meanings[0].concept.concept.partOf : [] {
            let short = concept(id)?.concept.terms.filter { $0.type == .abbreviation }.map(\.text) ?? []
            let words = title.meanings[0].term.text.split(separator: " ").map(String.init)
            found += words.filter(short.contains).map { (id, $0) }
        }
        abbreviations[ObjectIdentifier(title)] = found
        return found
    }

    /// How the Japanese names of those are read whom a name may mean.
    func readings(of person: KnownName) -> PersonReadings {
        if let known = readings[ObjectIdentifier(person)] { return known }
        let made = PersonReadings(of: person)
        readings[ObjectIdentifier(person)] = made
        return made
    }

    /// When the people whom a name may mean had a role that a title means.
    func held(_ person: KnownName, _ title: KnownName) -> [ValidityPeriod] {
        let key = PostKey(person: ObjectIdentifier(person), title: ObjectIdentifier(title))
        if let known = held[key] { return known }
        let periods = person.posts.filter { title.roles.contains($0.role) }.map(\.period)
        held[key] = periods
        return periods
    }

    /// Full names of offices in a language.
    func officeNames(in language: LanguageTag) -> [String] {
        if let known = offices[language] { return known }
        let names = all(.office).flatMap(\.terms).filter {
            $0.language == language && $0.type != .abbreviation && $0.status != .deprecated
        }.map(\.text)
        offices[language] = names
        return names
    }

    /// Holders of a role that have to be known before it is taken for one that nobody shares.
    private static let fewestHolders = 3

    /// Whether somebody had, on each of some dates and on a day, a role that one has after the other: no two began it together.
    func isTaken(_ role: String, on dates: DateSet, and day: CalendarDate?) -> Bool {
        let periods = periodsInTurn(of: role)
        if dates.isEmpty, day == nil { return false }
        return dates.areAll(in: periods, of: role)
            && (day.map { day in periods.contains { $0.contains(day) } } ?? true)
    }

    /// Whether anybody is known to have had a role.
    func hasHolders(_ role: String) -> Bool { people[role]?.isEmpty == false }

    /// Abbreviations of offices in Latin letters, by what they become where two neighbours change places.
    private(set) lazy var swappedAbbreviations = Dictionary(
        all(.office).flatMap(\.terms).filter { term in
            term.type == .abbreviation && term.status != .deprecated && term.text.utf8.allSatisfy { $0 &- 0x41 < 26 }
        }.flatMap { term in term.text.swapped.map { ($0, term.text) } }, uniquingKeysWith: min)

    /// Whether one has a role after the other.
    func isInTurn(_ role: String) -> Bool { !periodsInTurn(of: role).isEmpty }

    /// When a role was held that one has after the other, or the one that it took the place of; none of one that several share.
    private func periodsInTurn(of role: String) -> [ValidityPeriod] {
        if let known = periodsInTurn[role] { return known }
        let roles = [role] + (concept(role)?.concept.replaces ?? [])
        var periods = roles.flatMap { role in
            (people[role] ?? []).flatMap(\.posts).filter { $0.role == role && $0.period.from != nil }.map(\.period)
        }
        let isInTurn = periods.count >= Self.fewestHolders && Set(periods.compactMap(\.from)).count == periods.count
        if !isInTurn { periods = [] }
        periodsInTurn[role] = periods
        return periods
    }

    /// The role, one that one has after the other and none of some, that somebody of a surname in English had on a day.
    func roleOfHead(called surname: String, on day: CalendarDate, without roles: [String]) -> Concept? {
        roleConcepts.first { role in
            guard !roles.contains(role.id), isInTurn(role.id), let holder = holder(of: role.id, on: day) else {
                return false
            }
            return holder.terms.contains { term in
                term.language == .english && term.status != .deprecated
                    && term.text.split(separator: " ").contains(surname[...])
            }
        }
    }

    /// Words in capitals of English names of people: their surnames.
    private(set) lazy var surnamesInCapitals = Set(
        all(.person).flatMap(\.terms).filter { $0.language == .english && $0.status != .deprecated }
            .flatMap { $0.text.split(separator: " ").map(String.init) }
            .filter { $0.utf8.count > 1 && $0.utf8.allSatisfy { $0 &- 0x41 < 26 } })

    private func readPeople() -> [String: [Concept]] {
        var people: [String: [Concept]] = [:]
        for person in all(.person) {
            for role in Set(person.posts.map(\.role)) { people[role, default: []].append(person) }
        }
        return people
    }

    private(set) lazy var roleConcepts = all(.role)

    /// All concepts of a kind.
    private func all(_ kind: ConceptKind) -> [Concept] {
        (0..<index.conceptCount).compactMap { number in
            guard let reference = try? index.concept(number: number), (try? index.kind(of: reference)) == kind else {
                return nil
            }
            return (try? record(reference))?.concept
        }
    }
}

extension MeetingFacts {
    /// Its first day and its last.
    var days: [PartialDate] { [dates.from, dates.to].compactMap(\.self) }
}
