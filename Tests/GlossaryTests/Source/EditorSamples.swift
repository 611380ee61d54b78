/// Glossary texts in the layouts that an editor may meet.
enum EditorSample {
    static let usual = """
        # yaml-language-server: $schema=glossary.schema.json
        concepts:
          - id: off.a
            kind: office   # the first
            sources: [one]
            reliability: 3
            terms:
              en:
                - {term: Office A}   # as it writes itself
                # a comment between
                - {term: OA, type: abbreviation}
              zh-Hans:
                - term: 甲局
                  reading: jiǎ jú
                  note: |
                    Two lines,
                    # and no comment.

              # before Korean
              ko:
                - {term: "갑청",
                   hanja: 甲廳}
            # at the end of the first

          - id: off.b
            kind: office
            terms:
              ja: [{term: 乙局}]

        # between

          - {id: off.c, kind: office, terms: {en: [{term: "C ] }"}], ko: []}}
          - id: off.d
            terms: {}
            kind: office
        sources:
          - id: one
        """

    static let windows = usual.replacing("\n", with: "\r\n") + "\r\n"

    static let flush = """
        sources: [{id: one}]
        concepts:
        - id: off.a
          kind: office
          terms:
              ja:
              - term: 甲
                from: 2001
              ko:
              - term: 갑
        """

    static let empty = "# Offices\n"

    static let all = [usual, usual + "\n", windows, flush, flush + "\n\n\n", empty, ""]
}
