package dev.hearth.node.signals.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.policy.Signals.Power;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PowerSuppliesTest {
  private static final String MAINS_OFF = "AC: type=Mains online=0; ";
  private static final String MAINS_ON = "AC: type=Mains online=1; ";

  @TempDir Path root;

  /** Supplies with their files, and what they mean. */
  static Stream<Arguments> table() {
    return Stream.of(
        Arguments.of("", new Power(true, 100)),
        Arguments.of(MAINS_ON, new Power(true, 100)),
        Arguments.of(
            MAINS_OFF + "BAT0: type=Battery status=Discharging capacity=64", new Power(false, 64)),
        Arguments.of(
            MAINS_ON + "BAT0: type=Battery status=Charging capacity=64", new Power(true, 64)),
        Arguments.of( // a charger too weak for the machine
            MAINS_ON + "BAT0: type=Battery status=Discharging capacity=30", new Power(true, 30)),
        Arguments.of( // two batteries
            MAINS_OFF
                + "BAT0: type=Battery status=Discharging capacity=20; "
                + "BAT1: type=Battery status=Unknown capacity=81",
            new Power(false, 51)),
        Arguments.of( // no mains told of: the battery says
            "BAT0: type=Battery status=Discharging capacity=64", new Power(false, 64)),
        Arguments.of("BAT0: type=Battery status=Full capacity=103", new Power(true, 100)),
        Arguments.of( // charging by USB
            MAINS_OFF
                + "ucsi-source-psy-1: type=USB online=1; "
                + "BAT0: type=Battery status=Charging capacity=9",
            new Power(true, 9)),
        Arguments.of( // a port that does not tell of the charger on it
            "ucsi-source-psy-1: type=USB online=0; BAT0: type=Battery status=Charging capacity=40",
            new Power(true, 40)),
        Arguments.of( // full, and unplugged a moment ago
            MAINS_OFF + "BAT0: type=Battery status=Full capacity=100", new Power(false, 100)),
        Arguments.of( // a mouse
            "hidpp_battery_0: type=Battery scope=Device status=Discharging capacity=5",
            new Power(true, 100)),
        Arguments.of("BAT0: type=Battery status=Discharging", new Power(false, 100)));
  }

  @ParameterizedTest(name = "{index}: {0}")
  @MethodSource("table")
  void tells(String supplies, Power power) {
    Tree tree = new Tree(root);
    for (String supply : supplies.split("; ")) {
      String[] parts = supply.split(": ");
      if (parts.length == 2) {
        for (String file : parts[1].split(" ")) {
          String[] sides = file.split("=");
          tree.write("sys/class/power_supply/" + parts[0] + "/" + sides[0], sides[1]);
        }
      }
    }
    assertThat(new PowerSupplies(root).read()).isEqualTo(Reading.of(power));
  }
}
