package dev.hearth.node.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.Fixtures;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.ModelShape;
import dev.hearth.protocol.Wei;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferenceTest {
  /** Jobs as name:width:steps:price of a lease, and which of them have the next turns. */
  @ParameterizedTest
  @CsvSource({
    "a:8:4:10, aaa",
    "a:8:4:10 b:8:4:11, bbb",
    "a:8:4:10 b:8:4:10, abab",
    "a:8:4:10 b:8:8:20, abab",
    "a:8:4:10 b:8:8:19, aaa",
    "a:8:4:10 b:8:8:21, bbb",
    "large:64:4:1000 small:8:4:100, ssss",
    "a:8:4:10 b:8:4:10 c:8:4:10 d:8:4:9, abcabc"
  })
  void theBestPayForTheWorkAndAmongEqualsWhoeverWaited(String jobs, String turns) {
    Map<JobSpec, String> names = new LinkedHashMap<>();
    for (String job : jobs.split(" ")) {
      names.put(job(job.split(":")), job.substring(0, 1));
    }
    Preference preference = new Preference(JobSpec::price);
    List<JobSpec> order = new ArrayList<>(names.keySet());

    String taken =
        turns
            .chars()
            .mapToObj(
                turn -> {
                  order.sort(preference);
                  preference.chosen(order.getFirst());
                  return names.get(order.getFirst());
                })
            .collect(Collectors.joining());

    assertThat(taken).isEqualTo(turns);
  }

  /** Somebody else has a turn first, however well the job pays; after that it is asked again. */
  @Test
  void whoeverDoesNotAnswerWaits() {
    JobSpec dear = job("dear:8:4:11".split(":"));
    JobSpec usual = job("usual:8:4:10".split(":"));
    Preference preference = new Preference(JobSpec::price);
    preference.chosen(dear);
    preference.unanswered(dear);
    assertThat(preference.compare(dear, usual)).isPositive();
    preference.chosen(usual);
    assertThat(preference.compare(dear, usual)).isNegative();
  }

  /** Units of different tokens do not compare: what nobody has put a worth to comes last. */
  @Test
  void aJobWhosePayNobodyCanValueComesLast() {
    JobSpec coin = job("coin:8:4:10".split(":"));
    JobSpec token = job("token:8:4:1000".split(":"));
    Preference preference = new Preference(job -> job.equals(token) ? Wei.ZERO : job.price());
    assertThat(preference.compare(token, coin)).isPositive();
  }

  private static JobSpec job(String[] parts) {
    JobSpec usual = Fixtures.job(Fixtures.key(1));
    return new JobSpec(
        parts[0],
        usual.submitter(),
        new ModelShape(1, Integer.parseInt(parts[1]), 2, 8, 256),
        new Hyperparameters(
            2, Integer.parseInt(parts[2]), 2, 0, 1e-3f, 0.9f, 0.95f, 1e-8f, 0.1f, 1, 0.6f),
        7,
        2,
        2,
        usual.weights(),
        usual.startRoot(),
        usual.programHash(),
        usual.trainTokens(),
        usual.validationTokens(),
        usual.vocabulary(),
        Wei.of(Long.parseLong(parts[3])),
        usual.auditPrice(),
        0,
        Fixtures.DEADLINE,
        Fixtures.ESCROW);
  }
}
