import '@/components/ui/tokens.css';
import '@/components/ui/ui.css';
import '@/components/report/report.css';
import '@/components/portfolio/portfolio.css';
import '@/components/settings/settings.css';
import './popup.css';
