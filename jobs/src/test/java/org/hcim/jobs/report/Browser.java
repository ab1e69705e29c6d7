package org.hcim.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A headless Chromium driven by its DevTools protocol, which also tells what a page logs and asks
 * the network for.
 */
final class Browser implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final Path profile;
  private DevTools tools;

  private Browser(Process process, Path profile) {
    this.process = process;
    this.profile = profile;
  }

  /** Chromium's executable: CHROMIUM of the environment, or where Debian has it. */
  static Optional<Path> executable() {
    return Stream.of(System.getenv("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser")
        .filter(name -> name != null && !name.isEmpty())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Browser open() throws IOException, InterruptedException {
    Path profile = Files.createTempDirectory("chromium");
    Process process =
        new ProcessBuilder(
                executable().orElseThrow().toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--no-first-run",
                "--disable-extensions",
                "--disable-background-networking",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("log").toFile())
            .start();
    var browser = new Browser(process, profile);
    browser.connect();
    return browser;
  }

  /** Loads a page and waits until it says that it is drawn. */
  void go(Path page) {
    tools.forget();
    tools.call("Page.navigate", Map.of("url", page.toUri().toString()));
    await("document.documentElement?.dataset.ready === 'true'");
  }

  /** The window's size, and whether the user prefers dark pages. */
  void show(int width, int height, boolean dark) {
    tools.call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
    tools.call(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  /** The value of a JavaScript expression. */
  JsonNode value(String expression) {
    JsonNode result =
        tools.call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + result.get("exceptionDetails"));
    }
    return result.path("result").path("value");
  }

  /** Waits until a JavaScript expression holds. */
  void await(String condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!value(condition).asBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "not after " + PATIENCE.toSeconds() + " s: " + condition + "; " + tools.complaints());
      }
      pause();
    }
  }

  void click(double x, double y) {
    mouse("mouseMoved", x, y, 0);
    mouse("mousePressed", x, y, 1);
    mouse("mouseReleased", x, y, 0);
  }

  void hover(double x, double y) {
    mouse("mouseMoved", x, y, 0);
  }

  /** Drags with the left button down. */
  void drag(double x, double fromY, double toY) {
    mouse("mouseMoved", x, fromY, 0);
    mouse("mousePressed", x, fromY, 1);
    for (int step = 1; step <= 4; step++) {
      mouse("mouseMoved", x, fromY + (toY - fromY) * step / 4, 1);
    }
    mouse("mouseReleased", x, toY, 0);
  }

  /** Presses a key, such as Enter. */
  void key(String key) {
    String text = key.equals("Enter") ? "\r" : "";
    int code = Map.of("Enter", 13, "Escape", 27, "ArrowRight", 39, "Tab", 9).getOrDefault(key, 0);
    for (String type : List.of("keyDown", "keyUp")) {
      tools.call(
          "Input.dispatchKeyEvent",
          Map.of(
              "type",
              type,
              "key",
              key,
              "code",
              key,
              "text",
              type.equals("keyDown") ? text : "",
              "windowsVirtualKeyCode",
              code));
    }
  }

  /** Writes the visible page as a PNG file. */
  void screenshot(Path file) throws IOException {
    JsonNode shot = tools.call("Page.captureScreenshot", Map.of("format", "png"));
    Files.write(file, Base64.getDecoder().decode(shot.path("data").asText()));
  }

  /** Errors and warnings that the page logged or threw, its policy's among them. */
  List<String> complaints() {
    return tools.complaints();
  }

  /** Everything that was asked for since the page was loaded, beside itself. */
  List<String> requests() {
    return tools.requests().stream().filter(url -> !url.startsWith("data:")).skip(1).toList();
  }

  @Override
  public void close() throws IOException {
    tools.close();
    process.destroy();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(Collections.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  private void connect() throws IOException, InterruptedException {
    Path portFile = profile.resolve("DevToolsActivePort");
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.exists(portFile) || Files.readAllLines(portFile).size() < 2) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IOException(
            "Chromium did not start: " + Files.readString(profile.resolve("log")));
      }
      pause();
    }
    String port = Files.readAllLines(portFile).get(0);
    tools = DevTools.ofFirstPage(port);
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      tools.call(domain + ".enable", Map.of());
    }
  }

  private void mouse(String type, double x, double y, int buttons) {
    tools.call(
        "Input.dispatchMouseEvent",
        Map.of(
            "type",
            type,
            "x",
            x,
            "y",
            y,
            "buttons",
            buttons,
            "button",
            type.equals("mouseMoved") && buttons == 0 ? "none" : "left",
            "clickCount",
            type.equals("mouseMoved") ? 0 : 1));
  }

  private static void pause() {
    try {
      Thread.sleep(30);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
