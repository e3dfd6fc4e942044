import { Alert, Button, Card, Form, Input, Typography } from 'antd';
import { Navigate, useSearchParams } from 'react-router';
import { signIn, useToken, wasRefused } from '../api/session';
import { PageTitle } from '../components/PageTitle';
import { useText } from '../i18n/useText';
import { Brand } from '../layout/Brand';
import { Preferences } from '../layout/Preferences';

/** Where to go after the login: a path of the console, never another site. */
export function safeNext(next: string | null): string {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : '/applications';
}

/** Takes a Kubernetes token. */
export function LoginPage() {
  const text = useText();
  const token = useToken();
  const [parameters] = useSearchParams();
  if (token !== null) {
    return <Navigate to={safeNext(parameters.get('next'))} replace />;
  }
  return (
    <main className="login">
      <div className="login-head">
        <Brand />
        <div>
          <Preferences />
        </div>
      </div>
      <Card>
        <PageTitle title={text.signIn.title} />
        {wasRefused() && <Alert type="warning" showIcon role="alert" title={text.signIn.refused} />}
        <p>{text.signIn.intro}</p>
        <Form layout="vertical" requiredMark={false} onFinish={submit}>
          <Form.Item
            name="token"
            label={text.signIn.token}
            rules={[{ required: true, whitespace: true, message: text.signIn.tokenRequired }]}
          >
            <Input.Password autoComplete="off" spellCheck={false} />
          </Form.Item>
          <Button type="primary" htmlType="submit" block>
            {text.signIn.submit}
          </Button>
        </Form>
        <p className="secondary login-how">{text.signIn.howTo}</p>
        <Typography.Text code copyable={{ tooltips: [text.copy, text.copied] }}>
          kubectl create token NAME --namespace NAMESPACE
        </Typography.Text>
      </Card>
    </main>
  );
}

function submit({ token }: { token: string }): void {
  signIn(token);
}
