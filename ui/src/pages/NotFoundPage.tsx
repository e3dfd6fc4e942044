import { Empty } from 'antd';
import { Link } from 'react-router';
import { PageTitle } from '../components/PageTitle';
import { useText } from '../i18n/useText';

/** For an address that leads nowhere. */
export function NotFoundPage() {
  const text = useText();
  return (
    <>
      <PageTitle title={text.notFound.title} />
      <Empty description={text.notFound.hint} image={Empty.PRESENTED_IMAGE_SIMPLE}>
        <Link to="/applications">{text.notFound.back}</Link>
      </Empty>
    </>
  );
}
