package dev.lector.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bench.measure.Curve;
import dev.lector.bench.measure.Figure;
import dev.lector.bench.measure.Goal;
import dev.lector.bench.measure.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A result as a JSON file, with the summary of every figure's rounds. */
final class ResultJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String AT_MOST = "at_most";
  private static final String AT_LEAST = "at_least";

  private ResultJson() {}

  static void write(Path file, Result result) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(
        file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(toJson(result)) + "\n");
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException when the file is not there or is no result
   */
  static Result read(Path file) throws IOException {
    JsonNode json = JSON.readTree(file.toFile());
    Map<String, String> facts = new LinkedHashMap<>();
    json.path("facts")
        .properties()
        .forEach(fact -> facts.put(fact.getKey(), fact.getValue().asText()));
    List<Figure> figures = new ArrayList<>();
    json.path("figures").forEach(figure -> figures.add(figure(figure)));
    List<Curve> curves = new ArrayList<>();
    json.path("curves").forEach(curve -> curves.add(curve(curve)));
    return new Result(
        json.path("benchmark").asText(),
        json.path("question").asText(),
        json.path("command").asText(),
        json.path("commit").asText(),
        Instant.parse(json.path("started_at").asText()),
        json.path("seconds").asLong(),
        machine(json.path("machine")),
        facts,
        figures,
        curves);
  }

  private static ObjectNode toJson(Result result) {
    ObjectNode json = JSON.createObjectNode();
    json.put("benchmark", result.benchmark());
    json.put("question", result.question());
    json.put("command", result.command());
    json.put("commit", result.commit());
    json.put("started_at", result.startedAt().toString());
    json.put("seconds", result.seconds());
    json.putObject("machine")
        .put("processor", result.machine().processor())
        .put("cores", result.machine().cores())
        .put("memory_mib", result.machine().memoryMib())
        .put("system", result.machine().system())
        .put("java", result.machine().java());
    ObjectNode facts = json.putObject("facts");
    result.facts().forEach(facts::put);
    ArrayNode figures = json.putArray("figures");
    result.figures().forEach(figure -> put(figures.addObject(), figure));
    ArrayNode curves = json.putArray("curves");
    result.curves().forEach(curve -> put(curves.addObject(), curve));
    return json;
  }

  private static void put(ObjectNode json, Figure figure) {
    json.put("name", figure.name()).put("unit", figure.unit()).put("reference", figure.reference());
    Summary summary = figure.summary();
    json.put("median", summary.median()).put("low", summary.low()).put("high", summary.high());
    json.put("rounds", summary.rounds());
    if (figure.isRatio()) {
      json.put("median_measured", summary.measured());
      json.put("median_reference", summary.reference());
    }
    Goal goal = figure.goal();
    if (goal != null) {
      json.put(goal.bound() == Goal.Bound.AT_MOST ? AT_MOST : AT_LEAST, goal.value());
      json.put("met", figure.isMet());
    }
  }

  private static Figure figure(JsonNode json) {
    double median = json.path("median").asDouble();
    return new Figure(
        json.path("name").asText(),
        json.path("unit").asText(),
        json.path("reference").asText(),
        new Summary(
            json.path("rounds").asInt(),
            json.path("median_measured").asDouble(median),
            json.path("median_reference").asDouble(1),
            median,
            json.path("low").asDouble(),
            json.path("high").asDouble()),
        goal(json));
  }

  private static @Nullable Goal goal(JsonNode json) {
    if (json.has(AT_MOST)) {
      return Goal.atMost(json.get(AT_MOST).asDouble());
    }
    return json.has(AT_LEAST) ? Goal.atLeast(json.get(AT_LEAST).asDouble()) : null;
  }

  private static void put(ObjectNode json, Curve curve) {
    json.put("title", curve.title()).put("x", curve.x()).put("y", curve.y());
    json.put("log_x", curve.logX()).put("log_y", curve.logY());
    ArrayNode lines = json.putArray("lines");
    for (Curve.Line line : curve.lines()) {
      ObjectNode one = lines.addObject().put("name", line.name());
      ArrayNode xs = one.putArray("xs");
      line.xs().forEach(xs::add);
      ArrayNode ys = one.putArray("ys");
      line.ys().forEach(ys::add);
    }
  }

  private static Curve curve(JsonNode json) {
    List<Curve.Line> lines = new ArrayList<>();
    json.path("lines")
        .forEach(
            line ->
                lines.add(
                    new Curve.Line(
                        line.path("name").asText(),
                        numbers(line.path("xs")),
                        numbers(line.path("ys")))));
    return new Curve(
        json.path("title").asText(),
        json.path("x").asText(),
        json.path("y").asText(),
        json.path("log_x").asBoolean(),
        json.path("log_y").asBoolean(),
        lines);
  }

  private static List<Double> numbers(JsonNode array) {
    List<Double> numbers = new ArrayList<>();
    array.forEach(number -> numbers.add(number.asDouble()));
    return numbers;
  }

  private static Machine machine(JsonNode json) {
    return new Machine(
        json.path("processor").asText(),
        json.path("cores").asInt(),
        json.path("memory_mib").asLong(),
        json.path("system").asText(),
        json.path("java").asText());
  }
}
