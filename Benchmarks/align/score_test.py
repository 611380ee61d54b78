#!/usr/bin/env python3
"""Fixed cases of score.py, worked out by hand: python3 -m unittest score_test."""
import pathlib
import tempfile
import unittest

from score import Bead, Score, joined, pair_gold, read_beads, unit_gold


def beads(*rows):
    return [Bead(*row) for row in rows]


def scored(predicted, gold):
    score = Score()
    score.add(predicted, gold)
    return score


class StrictTests(unittest.TestCase):
    GOLD = beads((((0,), (0,)),), (((1, 2), (1,)),), (((3,), ()),), (((4,), (2,)),))

    def test_gold_is_right(self):
        score = scored(self.GOLD, self.GOLD)
        self.assertEqual((score.precision, score.recall, score.f1), (1, 1, 1))

    def test_omissions_count_for_precision_only(self):
        # The omission is missed: 2 of 4 predicted are right, 2 of 3 full gold beads are found.
        score = scored(beads((((0,), (0,)),), (((1, 2), (1,)),), (((3, 4), ()),), (((), (2,)),)), self.GOLD)
        self.assertEqual((score.right, score.predicted, score.found, score.expected), (2, 4, 2, 3))
        self.assertAlmostEqual(score.f1, 2 * 0.5 * (2 / 3) / (0.5 + 2 / 3))

    def test_half_a_bead_is_wrong(self):
        score = scored(beads((((1,), (1,)),), (((2,), ()),)), self.GOLD)
        self.assertEqual((score.right, score.found), (0, 0))

    def test_nothing_predicted(self):
        self.assertEqual(scored([], self.GOLD).f1, 0)


class CoarseTests(unittest.TestCase):
    GOLD = [Bead(((0,), (0,))), Bead(((1, 2, 3), (1, 2)), coarse=True), Bead(((4,), (3,)))]

    def test_neighbours_within_a_coarse_bead_are_joined(self):
        predicted = [Bead(((0,), (0,))), Bead(((1,), (1,)), 0.9), Bead(((2, 3), (2,)), 0.6), Bead(((4,), (3,)))]
        self.assertEqual(joined(predicted, self.GOLD)[1], Bead(((1, 2, 3), (1, 2)), 0.6))
        self.assertEqual(scored(predicted, self.GOLD).f1, 1)

    def test_an_omission_within_is_joined_too(self):
        predicted = [Bead(((1,), ())), Bead(((2, 3), (1, 2)))]
        self.assertEqual([bead.sides for bead in joined(predicted, self.GOLD)], [((1, 2, 3), (1, 2))])

    def test_what_reaches_out_is_not_joined(self):
        predicted = [Bead(((0, 1), (0,))), Bead(((2,), (1,))), Bead(((3,), (2,))), Bead(((4,), (3,)))]
        self.assertEqual(
            [bead.sides for bead in joined(predicted, self.GOLD)], [((0, 1), (0,)), ((2, 3), (1, 2)), ((4,), (3,))])
        self.assertEqual(scored(predicted, self.GOLD).right, 1)

    def test_two_coarse_beads_stay_two(self):
        gold = [Bead(((0, 1), (0, 1)), coarse=True), Bead(((2, 3), (2, 3)), coarse=True)]
        predicted = [Bead(((i,), (i,))) for i in range(4)]
        self.assertEqual(scored(predicted, gold).f1, 1)


class UnitTests(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)

    def write(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")

    def test_units_are_what_the_pairs_connect(self):
        # Chinese makes one of English 1 and 2; Japanese leaves out the third; Chinese 2 is nobody's.
        self.write("gold-en-zh.tsv", "0\t0\ts\n1,2\t1\ts\n3\t3\ts\n\t2\ts\n")
        self.write("gold-en-ja.tsv", "0\t0\ts\n1\t1\ts\n2\t2\ts\n3\t\ts\n")
        self.write("gold-zh-ja.tsv", "0\t0\ts\n1\t1,2\ts\n2\t\ts\n3\t\ts\n")
        units = {bead.sides for bead in unit_gold(self.folder, ["en", "zh", "ja"])}
        self.assertEqual(
            units,
            {((0,), (0,), (0,)), ((1, 2), (1,), (1, 2)), ((3,), (3,), ()), ((), (2,), ())})

    def test_a_unit_with_a_coarse_bead_is_coarse(self):
        self.write("gold-en-zh.tsv", "0,1\t0,1\tc\n")
        self.write("gold-en-ja.tsv", "0,1\t0\ts\n")
        self.write("gold-zh-ja.tsv", "0,1\t0\ts\n")
        (unit,) = unit_gold(self.folder, ["en", "zh", "ja"])
        self.assertTrue(unit.coarse)
        predicted = [Bead(((0,), (0,), ())), Bead(((1,), (1,), (0,)))]
        self.assertEqual(scored(predicted, [unit]).f1, 1)

    def test_gold_is_found_in_either_order(self):
        self.write("gold-en-zh.tsv", "0,1\t0\ts\n")
        self.assertEqual(pair_gold(self.folder, "zh", "en")[0].sides, ((0,), (0, 1)))
        self.assertIsNone(pair_gold(self.folder, "ja", "ko"))

    def test_beads_are_read(self):
        self.write("x.beads", "0,1\t0\t\t0.75\n\t\t3\t1\n")
        self.assertEqual(
            read_beads(self.folder / "x.beads"), [Bead(((0, 1), (0,), ()), 0.75), Bead(((), (), (3,)), 1.0)])


class ConfidenceTests(unittest.TestCase):
    def judged(self, *pairs):
        score = Score()
        score.judged = list(pairs)
        return score

    def test_the_surest(self):
        score = self.judged((0.9, True), (0.8, True), (0.7, True), (0.6, False), (0.1, False))
        self.assertAlmostEqual(score.surest(0.8), 0.75)
        self.assertAlmostEqual(score.surest(0.6), 1)

    def test_ties_count_in_proportion(self):
        self.assertAlmostEqual(self.judged((1, True), (0.5, True), (0.5, False)).surest(2 / 3), 0.75)

    def test_calibration(self):
        score = self.judged((0.92, True), (0.92, False), (1.0, True), (0.05, False))
        self.assertEqual([(row[0], row[2], row[4]) for row in score.calibration()], [(0, 1, 0), (0.9, 2, 0.5), (0.95, 1, 1)])
        self.assertAlmostEqual(score.calibration_error(), (0.05 + 2 * 0.42 + 0) / 4)


if __name__ == "__main__":
    unittest.main()
