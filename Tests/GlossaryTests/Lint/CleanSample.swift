/// A glossary in which no rule finds anything.
let cleanSample = """
    # yaml-language-server: $schema=glossary.schema.json
    concepts:
      - id: off.jpo
        kind: office
        subject: office
        definition: "The office of Japan for patents, designs and trademarks."
        sources: [jpo-en, memory]
        reliability: 4
        period: {from: 1885-04-18}
        seeAlso: [off.jpo-old]
        terms:
          en:
            - {term: Japan Patent Office, from: 1885}
            - {term: JPO, type: abbreviation}
          zh-Hans:
            # the Chinese press
            - {term: 日本特许厅, reading: rì běn tè xǔ tīng}
            - {term: 日本专利局, status: deprecated, reading: rì běn zhuān lì jú, note: A Chinese name for another office.}
          zh-Hant:
            - {term: 日本特許廳, reading: rì běn tè xǔ tīng, sources: [memory], reliability: 1}
          ja:
            - {term: 日本国特許庁, reading: にほんこくとっきょちょう, romanization: nihonkoku tokkyo chō}
            - {term: 特許庁, type: short form, reading: とっきょちょう}
          ko:
            - {term: 일본 특허청, hanja: 日本 特許廳, romanization: ilbon teukheocheong, to: 2025}
            - {term: 일본 특허청 JPO, hanja: 日本 特許廳 JPO, from: 2026}

      - id: off.jpo-old
        kind: office
        subject: office
        sources: [jpo-en]
        reliability: 3
        period: {from: 1871, to: 1885-04-17}
        terms:
          en:
            - {term: Patent Bureau}
          zh-Hans:
            - {term: 专卖特许所, reading: Zhuānmài tèxǔ suǒ}
          zh-Hant:
            - {term: 專賣特許所, reading: zhuān mài tè xǔ suǒ}
          ja:
            - {term: 専売特許所サービス, reading: せんばいとっきょしょさーびす}
          ko:
            - {term: 전매특허소, hanja: 專賣特許所}

    sources:
      - {id: jpo-en, title: The office itself, address: "https://www.jpo.go.jp/e/", language: en, date: 2021-11}
      - {id: memory, seen: false}

    """
