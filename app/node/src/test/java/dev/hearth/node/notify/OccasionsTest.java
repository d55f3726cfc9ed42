package dev.hearth.node.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.Denomination;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.token.Token;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OccasionsTest {

  /** Told and now: earned, withdrawn, benched; then what is said, and what has been told then. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no 0     | 0 0       | ''                       | no 0",
        "no 0     | 5 0       | Your first earning: 5    | yes 0",
        "yes 0    | 5 0       | ''                       | yes 0",
        "yes 0    | 9 0       | ''                       | yes 0",
        "yes 0    | 9 4       | Paid out: 4              | yes 4",
        "yes 4    | 9 4       | ''                       | yes 4",
        "yes 4    | 20 16     | Paid out: 12             | yes 16",
        "no 0     | 5 5       | Your first earning: 5, Paid out: 5 | yes 5",
        "yes 0    | 5 0 a     | a cannot earn            | yes 0 a",
        "yes 0 a  | 5 0 a     | ''                       | yes 0 a",
        "yes 0 a  | 5 0 a b   | b cannot earn            | yes 0 a b",
        "yes 0 a  | 5 0       | ''                       | yes 0",
        "no 0     | 5 5 a full  | ''                     | no 0",
        "yes 4 a  | 9 9 b full  | ''                     | yes 4 a",
        "yes 16   | 0 0       | ''                       | yes 0",
      })
  void saysWhatIsNew(String told, String now, String said, String after) {
    Occasions occasions =
        Occasions.of(standing(now), told(told), (amount, in) -> amount.toString());
    assertThat(
            occasions.notices().stream()
                .map(OccasionsTest::brief)
                .collect(Collectors.joining(", ")))
        .isEqualTo(said);
    assertThat(occasions.told()).isEqualTo(told(after));
  }

  private static Told told(String text) {
    String[] words = text.split(" ");
    Wei withdrawn = Wei.parse(words[1]);
    Map<Address, Wei> coin = withdrawn.isZero() ? Map.of() : Map.of(Token.COIN, withdrawn);
    return new Told(words[0].equals("yes"), coin, Set.copyOf(rest(words)));
  }

  private static Standing standing(String text) {
    String[] words = text.split(" ");
    List<String> rest = rest(words);
    return new Standing(
        rest.contains("full"),
        List.of(new Standing.Sum(Denomination.COIN, Wei.parse(words[0]), Wei.parse(words[1]))),
        rest.stream()
            .filter(word -> !word.equals("full"))
            .map(id -> new Standing.Benched(id, id, "It gave different bits."))
            .toList());
  }

  private static List<String> rest(String[] words) {
    return Stream.of(words).skip(2).toList();
  }

  private static String brief(Notice notice) {
    String digits = notice.sentence().replaceAll("\\D", "");
    return digits.isEmpty() ? notice.title() : notice.title() + ": " + digits;
  }
}
