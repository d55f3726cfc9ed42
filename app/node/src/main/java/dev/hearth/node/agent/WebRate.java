package dev.hearth.node.agent;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A rate from the web: the answer's first number, which is all that a small JSON object has. */
final class WebRate implements Rates.RateQuestion {
  private static final int MOST_BYTES = 4096;
  private static final int PATIENCE_MILLIS = 10_000;
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d+(\\.\\d+)?(?![\\w.])");

  @Override
  public double ask(URI address) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    connection.setInstanceFollowRedirects(false);
    try (InputStream in = connection.getInputStream()) {
      return first(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
    } finally {
      connection.disconnect();
    }
  }

  static double first(String answer) throws IOException {
    Matcher number = NUMBER.matcher(answer);
    if (!number.find()) {
      throw new IOException("the answer holds no number");
    }
    double rate = Double.parseDouble(number.group());
    if (!(rate > 0)) {
      throw new IOException("the answer is no rate: " + rate);
    }
    return rate;
  }
}
