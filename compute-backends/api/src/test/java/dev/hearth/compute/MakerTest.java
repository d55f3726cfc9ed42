package dev.hearth.compute;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MakerTest {
  @ParameterizedTest
  @CsvSource({
    "AMD, amd",
    "AuthenticAMD, amd",
    "'Advanced Micro Devices, Inc.', amd",
    "ATI Technologies Inc., amd",
    "Intel(R) Corporation, intel",
    "GenuineIntel, intel",
    "Intel, intel",
    "NVIDIA, nvidia",
    "NVIDIA Corporation, nvidia",
    "' Apple', apple",
    "Advanced Something Else, advanced",
    "'', ''"
  })
  void oneMakerGoesByOneName(String vendor, String maker) {
    assertThat(Maker.of(vendor)).isEqualTo(maker);
  }
}
