package dev.skybridge.operator.console;

import dev.skybridge.operator.security.NotAuthenticated;
import dev.skybridge.operator.security.NotAuthorized;
import dev.skybridge.operator.security.ReviewUnavailable;
import dev.skybridge.runtime.context.CancelledException;
import dev.skybridge.runtime.diagnostics.DiagnosticBundle;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what went wrong into a problem document. */
public class ProblemMapper {
  private static final String PROBLEM_JSON = "application/problem+json";

  /** 401. */
  @ServerExceptionMapper
  public Response notAuthenticated(NotAuthenticated failure) {
    return Response.fromResponse(answer(ProblemCode.NOT_AUTHENTICATED, failure))
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }

  /** 403. */
  @ServerExceptionMapper
  public Response notAuthorized(NotAuthorized failure) {
    return answer(ProblemCode.NOT_AUTHORIZED, failure);
  }

  /** 404. */
  @ServerExceptionMapper
  public Response notFound(ObjectNotFound failure) {
    return answer(ProblemCode.NOT_FOUND, failure);
  }

  /** 400. */
  @ServerExceptionMapper
  public Response invalid(InvalidRequest failure) {
    return answer(ProblemCode.INVALID_REQUEST, failure);
  }

  /** 409. */
  @ServerExceptionMapper
  public Response refused(ChangeRefused failure) {
    return answer(ProblemCode.CHANGE_REFUSED, failure);
  }

  /** 409. */
  @ServerExceptionMapper
  public Response inProgress(DiagnosticBundle.InProgressException failure) {
    return answer(ProblemCode.BUNDLE_IN_PROGRESS, failure);
  }

  /** 503. */
  @ServerExceptionMapper
  public Response tooManyStreams(TooManyStreams failure) {
    return answer(ProblemCode.TOO_MANY_STREAMS, failure);
  }

  /** 503. */
  @ServerExceptionMapper
  public Response reviewUnavailable(ReviewUnavailable failure) {
    return answer(ProblemCode.CLUSTER_UNREACHABLE, failure);
  }

  /** 503. */
  @ServerExceptionMapper
  public Response objectsUnavailable(ObjectsUnavailable failure) {
    return answer(ProblemCode.CLUSTER_UNREACHABLE, failure);
  }

  /** 504. */
  @ServerExceptionMapper
  public Response ended(CancelledException failure) {
    return answer(ProblemCode.DEADLINE_EXCEEDED, failure);
  }

  private static Response answer(ProblemCode code, RuntimeException failure) {
    var detail = String.valueOf(failure.getMessage());
    return Response.status(code.status())
        .type(PROBLEM_JSON)
        .entity(Problem.of(code, detail))
        .build();
  }
}
