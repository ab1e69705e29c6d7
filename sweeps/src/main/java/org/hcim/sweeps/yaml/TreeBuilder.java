package org.hcim.sweeps.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.Event.ID;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Builds the tree from the parser's events and refuses constructs that a strict document may not
 * contain.
 */
final class TreeBuilder {

  private final String file;
  private final Problems problems = new Problems();
  private Iterator<Event> events;
  private final int maxNodes;
  private int depth;
  private int nodes;

  TreeBuilder(String file, int maxNodes) {
    this.file = file;
    this.maxNodes = maxNodes;
  }

  Node build(String text) {
    var settings =
        LoadSettings.builder().setLabel(file).setCodePointLimit(Integer.MAX_VALUE).build();
    events = new Parse(settings).parseString(text).iterator();
    try {
      return document();
    } catch (MarkedYamlEngineException e) {
      problems.add(position(e.getProblemMark()), "", "not YAML", oneLine(e.getProblem()));
    } catch (YamlEngineException e) {
      problems.add(new Position(file, 1, 1), "", "not YAML", oneLine(e.getMessage()));
    }
    problems.throwIfAny();
    throw new IllegalStateException("unreachable");
  }

  private Node document() {
    events.next(); // the start of the stream
    Event start = events.next();
    if (!(start instanceof DocumentStartEvent opening)) {
      problems.add(new Position(file, 1, 1), "", "empty document");
      throw stop();
    }
    if (opening.getSpecVersion().isPresent() || !opening.getTags().isEmpty()) {
      problems.add(at(opening), "", "directives are not supported");
    }
    Node root = node(events.next(), "");
    events.next(); // the end of the document
    Event next = events.next();
    if (next.getEventId() != ID.StreamEnd) {
      problems.add(at(next), "", "several documents", "a file contains one document");
    }
    problems.throwIfAny();
    return root;
  }

  private Node node(Event event, String path) {
    if (++nodes > maxNodes) {
      problems.add(at(event), "", "more than " + maxNodes + " keys and values");
      throw stop();
    }
    if (event instanceof AliasEvent) {
      problems.add(at(event), path, "aliases (*name) are not supported", "write the value out");
      return new Node.Scalar(at(event), null, "");
    }
    refuseAnchor((NodeEvent) event, path);
    if (event instanceof ScalarEvent scalar) {
      return scalar(scalar, path);
    }
    refuseTag(event, ((CollectionStartEvent) event).getTag(), path);
    if (++depth > YamlReader.MAX_DEPTH) {
      problems.add(at(event), "", "nested deeper than " + YamlReader.MAX_DEPTH + " levels");
      throw stop();
    }
    boolean isMapping = event.getEventId() == ID.MappingStart;
    Node node = isMapping ? mapping(at(event), path) : sequence(at(event), path);
    depth--;
    return node;
  }

  private Node scalar(ScalarEvent event, String path) {
    refuseTag(event, event.getTag(), path);
    String text = event.getValue();
    if (text.chars().anyMatch(c -> Unprintable.isControl((char) c))) {
      problems.add(at(event), path, "control character in text");
    }
    return new Node.Scalar(
        at(event), event.isPlain() ? PlainScalars.resolve(text) : (Object) text, text);
  }

  private Node sequence(Position start, String path) {
    List<Node> items = new ArrayList<>();
    for (Event next = events.next(); next.getEventId() != ID.SequenceEnd; next = events.next()) {
      items.add(node(next, path + "[" + items.size() + "]"));
    }
    return new Node.Sequence(start, items);
  }

  private Node mapping(Position start, String path) {
    List<Node.Entry> entries = new ArrayList<>();
    var keys = new HashSet<String>();
    for (Event next = events.next(); next.getEventId() != ID.MappingEnd; next = events.next()) {
      Node key = node(next, path);
      Optional<String> name = name(key, path);
      String below = (path.isEmpty() ? "" : path + ".") + name.orElse("?");
      Node value = node(events.next(), below);
      if (name.isPresent()) {
        if (!keys.add(name.get())) {
          problems.add(key.at(), below, "duplicate key");
        }
        entries.add(new Node.Entry(name.get(), key.at(), value));
      }
    }
    return new Node.Mapping(start, entries);
  }

  private Optional<String> name(Node key, String path) {
    if (!(key instanceof Node.Scalar scalar) || !(scalar.value() instanceof String name)) {
      problems.add(key.at(), path, "a key must be text", "quote it if it is meant to be");
      return Optional.empty();
    }
    if (name.equals("<<")) {
      problems.add(key.at(), path, "merge keys (<<) are not supported", "write the values out");
    }
    return Optional.of(name);
  }

  private void refuseAnchor(NodeEvent event, String path) {
    event
        .getAnchor()
        .ifPresent(anchor -> problems.add(at(event), path, "anchors (&name) are not supported"));
  }

  private void refuseTag(Event event, Optional<String> tag, String path) {
    tag.ifPresent(name -> problems.add(at(event), path, "tags (!name) are not supported"));
  }

  private SpecException stop() {
    problems.throwIfAny();
    return new SpecException(List.of());
  }

  private Position at(Event event) {
    return position(event.getStartMark());
  }

  private Position position(Optional<Mark> mark) {
    return mark.map(m -> new Position(file, m.getLine() + 1, m.getColumn() + 1))
        .orElse(new Position(file, 1, 1));
  }

  private static String oneLine(String message) {
    return message.strip().replaceAll("\\s+", " ");
  }
}
