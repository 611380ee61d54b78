import Glossary
import Normalization
import Terminology

extension Searcher {
    /// Bytes. No name with its title is as long as this.
    private static let longestTitled = 160
    /// Keys that are looked at for a name that is only the beginning of a person's.
    private static let namesLookedAt = 60

    /// Persons whose name stands beside a title: `申长雨局长`, `Commissioner SHEN Changyu`, `SG OU`.
    ///
    /// What is a title is said by the glossary: every term of a role is one. Whoever held the role comes before
    /// others of the name; a name that is only the beginning of a person's, such as a surname, has to be of somebody
    /// who held it.
    ///
    /// - Complexity: O(n) searches in the characters of the query.
    func titledHits(_ query: String, into hits: inout HitList) throws {
        guard index.hasRoles, query.utf8.count <= Self.longestTitled else { return }
        var place = query.index(after: query.startIndex)
        while place < query.endIndex {
            defer { query.formIndex(after: &place) }
            // A Latin word is not taken apart.
            let (left, right) = (query[query.index(before: place)], query[place])
            if left.isASCII, right.isASCII, !left.isWhitespace, !right.isWhitespace { continue }
            let (head, tail) = (String(query[..<place]), String(query[place...]))
            try titledHits(name: head, title: tail, into: &hits)
            try titledHits(name: tail, title: head, into: &hits)
        }
    }

    private func titledHits(name: String, title: String, into hits: inout HitList) throws {
        let roles = try roles(title)
        guard !roles.isEmpty else { return }
        var key: [UInt8] = []
        let scripts = try folder.key(of: name, into: &key)
        guard !key.isEmpty else { return }
        var isFound = try addHolders(of: roles, key: key, system: nil, into: &hits)
        if !isFound {
            for reading in try folder.queryReadings(of: name, scripts: scripts) where !reading.isInitials {
                if try addHolders(of: roles, key: reading.utf8, system: reading.system, into: &hits) { isFound = true }
            }
        }
        if !isFound { try addHolders(of: roles, beginningWith: key, into: &hits) }
    }

    /// The identifiers of the roles that a title can mean.
    private func roles(_ title: String) throws -> [String] {
        var key: [UInt8] = []
        _ = try folder.key(of: title, into: &key)
        guard !key.isEmpty else { return [] }
        let place = try key.withUnsafeBufferPointer { try index.keys.find($0) }
        var roles: [String] = []
        for posting in place.postings.map(Array.init) ?? [] {
            let term = try index.head(posting.term)
            guard try index.kind(of: term.concept) == .role else { continue }
            let id = try index.id(of: term.concept)
            if !roles.contains(id) { roles.append(id) }
        }
        return roles
    }

    /// Adds the persons of a key.
    private func addHolders(
        of roles: [String], key: [UInt8], system: String?, into hits: inout HitList
    ) throws -> Bool {
        let place = try key.withUnsafeBufferPointer { try index.keys.find($0) }
        var isFound = false
        for posting in place.postings.map(Array.init) ?? [] {
            let term = try index.head(posting.term)
            guard try index.kind(of: term.concept) == .person else { continue }
            let role = try role(of: term.concept, among: roles, hits.options.on)
            let score = role == nil ? MatchScores.titledOther : MatchScores.titled
            try hits.add(
                term, system == nil ? .normalized : .reading, score, system: system,
                isComputed: system != nil && posting.isSecondary, role: role)
            isFound = true
        }
        return isFound
    }

    /// Adds those who held a role and whose name begins with a word.
    private func addHolders(of roles: [String], beginningWith key: [UInt8], into hits: inout HitList) throws {
        let range = try index.keys.range(ofPrefix: key)
        for entry in try index.keys.shortest(in: range, limit: Self.namesLookedAt) {
            for posting in entry.postings where !posting.isSecondary {
                let term = try index.head(posting.term)
                guard try index.kind(of: term.concept) == .person,
                    let role = try role(of: term.concept, among: roles, hits.options.on),
                    try key.contains(where: { $0 >= 0xE0 }) || holdsWord(key, in: term.text.text)
                else { continue }
                try hits.add(term, .prefix, MatchScores.titledPart, role: role)
            }
        }
    }

    /// Which of some roles a person held, one of the day before others.
    private func role(
        of person: ConceptReference, among roles: [String], _ day: PartialDate
    ) throws(IndexError) -> String? {
        let posts = try index.entry(person).concept.posts.filter { roles.contains($0.role) }
        return (posts.first { $0.period.contains(day) } ?? posts.first)?.role
    }
}
