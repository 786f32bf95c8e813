package dev.lector.standalone.e2e;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Skips a class where containers cannot be run, and says so. */
final class WhereContainersRun implements ExecutionCondition {
  private static final Logger LOG = LoggerFactory.getLogger(WhereContainersRun.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (context.getParent().flatMap(ExtensionContext::getTestClass).isPresent()) {
      return ConditionEvaluationResult.enabled("decided for the outermost class");
    }
    return ContainerCluster.obstacle()
        .map(
            obstacle -> {
              LOG.warn(
                  "{} is skipped, so the suites run on the embedded broker only: {}",
                  context.getDisplayName(),
                  obstacle);
              return ConditionEvaluationResult.disabled(obstacle);
            })
        .orElseGet(() -> ConditionEvaluationResult.enabled("Docker is here"));
  }
}
